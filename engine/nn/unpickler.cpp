// SPDX-License-Identifier: Apache-2.0
#include "engine/nn/unpickler.h"

#include "engine/nn/pickle_machine.h"
#include "engine/nn/pickle_parts.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <utility>
#include <vector>

namespace clutch::nn {

namespace {

constexpr std::uint64_t kMostElements = std::uint64_t(1) << 40;

using namespace pickle;

class Unpickler : private Machine {
public:
    using Source = std::function<std::span<const std::uint8_t>(const std::string& key)>;
    Unpickler(std::span<const std::uint8_t> pickle, const Source& storage) : in_(pickle), storage_(storage) {}

    std::map<std::string, torch::Tensor> stateDict()
    {
        while (step()) {
        }
        const Container& outermost = dictionary(result());
        auto tensors = tensorsOf(outermost);
        for (const auto& [key, value] : outermost.entries)
            if (tensors.empty() && (key == "model" || key == "state_dict")) tensors = tensorsOf(dictionary(value));
        if (tensors.empty()) bad("it holds no tensors by name");
        return tensors;
    }

private:
    static std::map<std::string, torch::Tensor> tensorsOf(const Container& from)
    {
        std::map<std::string, torch::Tensor> tensors;
        for (const auto& [key, value] : from.entries)
            if (const auto* tensor = std::get_if<torch::Tensor>(&value))
                tensors.insert_or_assign(std::string(key), *tensor);
        return tensors;
    }

    bool step()
    {
        const std::uint8_t code = in_.byte();
        switch (code) {
        case 0x80: // PROTO
            if (in_.byte() > 5) bad("a newer pickle protocol");
            return true;
        case '.': // STOP
            return false;
        case '(':
            push(Mark{});
            return true;
        case 'N':
            push(Nothing{});
            return true;
        case 0x88: // NEWTRUE
            push(true);
            return true;
        case 0x89: // NEWFALSE
            push(false);
            return true;
        case '}':
            push(make(Container::Kind::Dictionary));
            return true;
        case ']':
            push(make(Container::Kind::List));
            return true;
        case ')':
            push(make(Container::Kind::Tuple));
            return true;
        default:
            if (!number(code) && !text(code) && !memo(code) && !gather(code) && !call(code))
                bad("an instruction that a state_dict has no need of (" + std::to_string(code) + ")");
            return true;
        }
    }

    bool number(std::uint8_t code)
    {
        if (code == 'J')
            push(static_cast<std::int64_t>(in_.fixed<std::int32_t>()));
        else if (code == 'K')
            push(static_cast<std::int64_t>(in_.byte()));
        else if (code == 'M')
            push(static_cast<std::int64_t>(in_.fixed<std::uint16_t>()));
        else if (code == 0x8a) // LONG1
            push(in_.longNumber());
        else if (code == 'G')
            push(in_.bigEndianDouble());
        else
            return false;
        return true;
    }

    bool text(std::uint8_t code)
    {
        if (code == 'X')
            push(in_.string(in_.fixed<std::uint32_t>()));
        else if (code == 0x8c) // SHORT_BINUNICODE
            push(in_.string(in_.byte()));
        else if (code == 'c')
            push(global());
        else
            return false;
        return true;
    }

    bool memo(std::uint8_t code)
    {
        if (code == 'q')
            remember(in_.byte());
        else if (code == 'r')
            remember(in_.fixed<std::uint32_t>());
        else if (code == 0x94) // MEMOIZE
            remember(nextKey());
        else if (code == 'h')
            push(remembered(in_.byte()));
        else if (code == 'j')
            push(remembered(in_.fixed<std::uint32_t>()));
        else
            return false;
        return true;
    }

    bool gather(std::uint8_t code)
    {
        if (code == 't') {
            push(tuple(untilMark()));
        } else if (code >= 0x85 && code <= 0x87) { // TUPLE1 to TUPLE3
            push(tuple(last(code - 0x84U)));
        } else if (code == 's') {
            insert(last(2));
        } else if (code == 'u') {
            insert(untilMark());
        } else if (code == 'a' || code == 'e') {
            std::vector<Value> items = code == 'a' ? last(1) : untilMark();
            Container& list = container(top(), Container::Kind::List);
            std::ranges::move(items, std::back_inserter(list.items));
        } else {
            return false;
        }
        return true;
    }

    bool call(std::uint8_t code)
    {
        if (code == 'Q') {
            push(persistent(pop()));
        } else if (code == 'R') {
            const Value arguments = pop();
            push(reduced(pop(), container(arguments, Container::Kind::Tuple).items));
        } else if (code == 'b') { // BUILD: a state_dict's _metadata, a parameter's hooks
            pop();
            top();
        } else {
            return false;
        }
        return true;
    }

    Value reduced(const Value& callee, const std::vector<Value>& arguments)
    {
        const auto* function = std::get_if<Function>(&callee);
        if (!function) bad("a call of what is no function");
        switch (function->kind) {
        case Function::Kind::OrderedDict:
            if (!arguments.empty()) bad("an OrderedDict with arguments");
            return make(Container::Kind::Dictionary);
        case Function::Kind::RebuildTensor:
            return rebuiltTensor(arguments);
        case Function::Kind::RebuildParameter:
            if (arguments.empty() || !std::holds_alternative<torch::Tensor>(arguments[0])) bad("a damaged parameter");
            return arguments[0];
        case Function::Kind::Storage:
            break;
        }
        bad("a call of a storage type");
    }

    // _rebuild_tensor_v2(storage, offset, size, stride, requires_grad, hooks): offset, size and stride in elements
    Value rebuiltTensor(const std::vector<Value>& arguments)
    {
        if (arguments.size() < 4 || !std::holds_alternative<Storage>(arguments[0])) bad("a damaged tensor");
        const auto& source = std::get<Storage>(arguments[0]);
        const std::uint64_t offset = natural(arguments[1]);
        const auto shape = naturals(arguments[2]), strides = naturals(arguments[3]);
        if (shape.size() != strides.size()) bad("a damaged tensor");
        const bool empty = std::ranges::find(shape, 0U) != shape.end();
        // Elements, and one behind the last one used. Every length is checked before it is multiplied.
        std::uint64_t volume = 1, end = 1;
        for (std::size_t i = 0; i < shape.size(); ++i) {
            const std::uint64_t size = std::max<std::uint64_t>(shape[i], 1);
            if (volume > (empty ? kMostElements : source.elements) / size) bad("a tensor larger than its storage");
            volume *= size;
            if (size == 1 || empty) continue;
            if (strides[i] > source.elements / (size - 1)) bad("a tensor beyond its storage");
            end += strides[i] * (size - 1);
        }
        if (!empty && (offset > source.elements || end > source.elements - offset)) bad("a tensor beyond its storage");
        const std::vector<std::int64_t> sizes(shape.begin(), shape.end()), steps(strides.begin(), strides.end());
        if (empty) return torch::empty(sizes, source.type);
        const torch::Tensor flat = loaded(source);
        produced_ += volume * flat.element_size();
        if (produced_ > 4 * loaded_ + (1 << 20)) bad("tensors many times as large as what they are made of");
        return torch::as_strided(flat, sizes, steps, static_cast<std::int64_t>(offset))
            .clone(at::MemoryFormat::Contiguous);
    }

    const torch::Tensor& loaded(const Storage& source)
    {
        torch::Tensor& flat = storages_[{std::string(source.key), source.type}];
        if (flat.defined() && static_cast<std::uint64_t>(flat.numel()) >= source.elements) return flat;
        const auto bytes = storage_(std::string(source.key));
        const std::uint64_t width = torch::elementSize(source.type);
        if (source.elements > bytes.size() / width) bad("storage " + std::string(source.key) + " is too short");
        flat = torch::empty({static_cast<std::int64_t>(source.elements)}, source.type);
        std::memcpy(flat.data_ptr(), bytes.data(), source.elements * width);
        loaded_ += source.elements * width;
        return flat;
    }

    // ('storage', type, key, device, elements)
    Value persistent(const Value& id) const
    {
        const auto& items = container(id, Container::Kind::Tuple).items;
        if (items.size() < 5 || !std::holds_alternative<std::string_view>(items[0]) ||
            std::get<std::string_view>(items[0]) != "storage" || !std::holds_alternative<Function>(items[1]) ||
            std::get<Function>(items[1]).kind != Function::Kind::Storage ||
            !std::holds_alternative<std::string_view>(items[2]))
            bad("a damaged storage");
        const std::uint64_t elements = natural(items[4]);
        if (elements > kMostElements) bad("a storage too large");
        return Storage{std::get<std::string_view>(items[2]), std::get<Function>(items[1]).type, elements};
    }

    Value global()
    {
        const std::string module(in_.line()), name(in_.line());
        if (module == "collections" && name == "OrderedDict") return Function{Function::Kind::OrderedDict, {}};
        if (module == "torch._utils" && name == "_rebuild_tensor_v2")
            return Function{Function::Kind::RebuildTensor, {}};
        if (module == "torch._utils" && name == "_rebuild_parameter")
            return Function{Function::Kind::RebuildParameter, {}};
        if (module == "torch")
            for (const StorageType& known : kStorageTypes)
                if (name == known.name) return Function{Function::Kind::Storage, known.type};
        bad("it names " + module + "." + name + ", which a file of weights has no need of");
    }

    Reader in_;
    const Source& storage_;
    std::map<std::pair<std::string, torch::ScalarType>, torch::Tensor> storages_;
    std::uint64_t loaded_ = 0, produced_ = 0; // bytes of storages, and of tensors made of them
};

} // namespace

std::map<std::string, torch::Tensor>
unpickleStateDict(std::span<const std::uint8_t> pickle,
                  const std::function<std::span<const std::uint8_t>(const std::string& key)>& storage)
{
    return Unpickler(pickle, storage).stateDict();
}

} // namespace clutch::nn
