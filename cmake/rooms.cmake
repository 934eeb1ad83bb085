# perpend_room(NAME ROOMS a b LIBRARIES x y): one static library a room from src/NAME/**.cc, and one
# test program from its *_test.cc. A room's public headers are reached as "NAME/file.h".
find_package(PkgConfig REQUIRED)
if(PERPEND_TESTS)
  enable_testing()
  find_package(GTest REQUIRED)
  include(GoogleTest)
endif()

function(perpend_room name)
  cmake_parse_arguments(ROOM "" "" "ROOMS;LIBRARIES" ${ARGN})
  set(folder ${CMAKE_SOURCE_DIR}/src/${name})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${folder}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_(test|bench)\\.cc$")
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  add_library(perpend_${name} STATIC ${sources})
  target_include_directories(perpend_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  list(TRANSFORM ROOM_ROOMS PREPEND perpend_)
  target_link_libraries(perpend_${name} PUBLIC ${ROOM_ROOMS} PRIVATE ${ROOM_LIBRARIES})
  if(PERPEND_TESTS AND tests)
    add_executable(${name}_test ${tests})
    # A room's own tests may use the libraries that the room itself hides.
    target_link_libraries(${name}_test PRIVATE perpend_${name} ${ROOM_LIBRARIES} GTest::gtest_main)
    target_compile_definitions(${name}_test PRIVATE
      PERPEND_SOURCE_DIR="${CMAKE_SOURCE_DIR}" PERPEND_SHARED_DIR="${CMAKE_SOURCE_DIR}/../shared")
    add_test(NAME ${name} COMMAND ${name}_test)
  endif()
endfunction()
