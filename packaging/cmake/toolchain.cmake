# SPDX-License-Identifier: Apache-2.0
# Compiler cache, linker, warnings and sanitizers: everything that is about how code is compiled, not what.

if(CLUTCH_TIDY)
  find_program(CLUTCH_CLANG_TIDY clang-tidy REQUIRED)
  # clang reads neither the precompiled headers of GCC nor all its options.
  set(CMAKE_DISABLE_PRECOMPILE_HEADERS ON)
endif()

find_program(CLUTCH_CCACHE ccache)
if(CLUTCH_CCACHE AND NOT CLUTCH_TIDY)
  # Precompiled headers defeat ccache unless it may ignore their time stamps and defines.
  set(launcher ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CLUTCH_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-fpch-preprocess)
  endif()
endif()

find_program(CLUTCH_MOLD mold)
if(CLUTCH_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

if(CLUTCH_SANITIZE)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    add_compile_options(-Wno-maybe-uninitialized) # false alarms on instrumented code (GCC bug 105562)
  endif()
  add_compile_options(-fsanitize=address,undefined -fno-omit-frame-pointer)
  add_link_options(-fsanitize=address,undefined)
endif()

add_library(clutch_warnings INTERFACE)
target_compile_options(clutch_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(clutch_warnings INTERFACE -Wno-restrict) # false alarm on `const char* + std::string` (GCC bug 105329)
endif()
if(CLUTCH_WERROR)
  target_compile_options(clutch_warnings INTERFACE -Werror)
endif()
