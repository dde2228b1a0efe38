# SPDX-License-Identifier: Apache-2.0

# clutch_add_library(<folder> SOURCES a.cpp ... [PUBLIC lib ...] [PRIVATE lib ...])
# One static library an engine or ui folder, with its sources listed: a folder that includes another
# without naming it here fails to link.
function(clutch_add_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;PUBLIC;PRIVATE" ${ARGN})
  add_library(clutch_${name} STATIC ${arg_SOURCES})
  add_library(clutch::${name} ALIAS clutch_${name})
  target_include_directories(clutch_${name} PUBLIC ${PROJECT_SOURCE_DIR})
  target_link_libraries(clutch_${name} PUBLIC ${arg_PUBLIC} PRIVATE ${arg_PRIVATE} clutch_warnings)
  if(CLUTCH_TIDY)
    set_target_properties(clutch_${name} PROPERTIES CXX_CLANG_TIDY "${CLUTCH_CLANG_TIDY};--quiet;--extra-arg=-Wno-unknown-warning-option")
  endif()
endfunction()

# clutch_add_test(<path without _test.cpp> [LABEL fast|slow|gpu] [LIBS lib ...] [SOURCES extra.cpp ...] [TIMEOUT s])
# One Qt Test executable a source file: `clutch_add_test(engine/core/random)` builds tests/engine/core/random_test.cpp.
# Tests of ui/ run in a real window, so they get a display of their own from xvfb-run.
function(clutch_add_test path)
  cmake_parse_arguments(arg "" "LABEL;TIMEOUT" "LIBS;SOURCES" ${ARGN})
  string(REPLACE "/" "_" target "${path}_test")
  add_executable(${target} ${PROJECT_SOURCE_DIR}/tests/${path}_test.cpp ${arg_SOURCES})
  set_target_properties(${target} PROPERTIES AUTOMOC ON)
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR})
  target_link_libraries(${target} PRIVATE ${arg_LIBS} Qt6::Test clutch_warnings)
  target_compile_definitions(${target} PRIVATE QT_NO_KEYWORDS CLUTCH_TEST_DATA="${CLUTCH_TEST_DATA}"
    CLUTCH_SOURCE_DIR="${PROJECT_SOURCE_DIR}" CLUTCH_BINARY_DIR="${PROJECT_BINARY_DIR}")
  if(NOT arg_LABEL)
    set(arg_LABEL fast)
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 300)
  endif()
  set(command ${target})
  if(path MATCHES "^ui/")
    set(command ${PROJECT_SOURCE_DIR}/packaging/with-display.sh $<TARGET_FILE:${target}>)
  endif()
  add_test(NAME ${path} COMMAND ${command})
  set(environment "OMP_WAIT_POLICY=passive" "QT_LOGGING_RULES=qt.multimedia.*=false")
  if(CLUTCH_SANITIZE)
    # Undefined behaviour fails a test, as a wrong address does; the libraries' own leaks do not. All of it is several times slower.
    list(APPEND environment "UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1"
      "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/packaging/leaks.supp:print_suppressions=0" "QTEST_FUNCTION_TIMEOUT=1800000")
    math(EXPR arg_TIMEOUT "6 * ${arg_TIMEOUT}")
  endif()
  # Qt Test says SKIP when every function of a file was skipped; show it as skipped, not as passed.
  set_tests_properties(${path} PROPERTIES LABELS ${arg_LABEL} TIMEOUT ${arg_TIMEOUT} ENVIRONMENT "${environment}")
endfunction()
