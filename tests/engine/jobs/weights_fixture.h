// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>

#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>
#include <zlib.h>

namespace clutch::test {

/// A tar archive, byte by byte (POSIX ustar), so that it can lie.
class Tar {
public:
    struct Entry {
        std::string name{}, contents{};
        char type = '0';
        std::string link{};
        std::int64_t size = -1; ///< what the header says; -1: the truth
    };

    Tar& add(const Entry& entry)
    {
        char header[512] = {};
        std::snprintf(header, 100, "%s", entry.name.c_str());
        std::snprintf(header + 100, 8, "%07o", 0644);
        std::snprintf(header + 108, 8, "%07o", 0);
        std::snprintf(header + 116, 8, "%07o", 0);
        const auto size = entry.size < 0 ? static_cast<std::int64_t>(entry.contents.size()) : entry.size;
        std::snprintf(header + 124, 12, "%011llo", static_cast<unsigned long long>(size));
        std::snprintf(header + 136, 12, "%011o", 0);
        header[156] = entry.type;
        std::snprintf(header + 157, 100, "%s", entry.link.c_str());
        std::memcpy(header + 257, "ustar\00000", 8);
        std::memset(header + 148, ' ', 8);
        unsigned sum = 0;
        for (const char c : header)
            sum += static_cast<unsigned char>(c);
        std::snprintf(header + 148, 8, "%06o", sum);
        bytes_.append(header, sizeof header);
        bytes_ += entry.contents;
        bytes_.resize((bytes_.size() + 511) / 512 * 512, '\0');
        return *this;
    }
    /// With the two empty blocks that end it.
    std::string bytes() const { return bytes_ + std::string(1024, '\0'); }

private:
    std::string bytes_;
};

inline std::vector<std::uint8_t> gzipped(std::string_view text)
{
    z_stream stream{};
    deflateInit2(&stream, 1, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::vector<std::uint8_t> bytes(deflateBound(&stream, text.size()));
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
    stream.avail_in = static_cast<uInt>(text.size());
    stream.next_out = bytes.data();
    stream.avail_out = static_cast<uInt>(bytes.size());
    deflate(&stream, Z_FINISH);
    bytes.resize(stream.total_out);
    deflateEnd(&stream);
    return bytes;
}

} // namespace clutch::test
