#include "extraction/child_process.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace perpend::extraction {
namespace {

constexpr std::size_t kComplaintBytes = std::size_t{64} << 10;
constexpr rlim_t kFileBytes = rlim_t{1} << 20;  // it has no business writing files

class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  ~Descriptor() { close(); }
  int number() const { return number_; }
  bool open() const { return number_ >= 0; }
  void close() {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

bool make_pipe(Pipe& made) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  made.read = Descriptor(ends[0]);
  made.write = Descriptor(ends[1]);
  return true;
}

tl::unexpected<Error> failed(std::string_view step) {
  return fail(ErrorKind::kEnvironment, "child.failed",
              "could not " + std::string(step) + ": " + std::strerror(errno));
}

std::string find_program(const std::string& name) {
  if (name.find('/') != std::string::npos) {
    return ::access(name.c_str(), X_OK) == 0 ? name : std::string();
  }
  const char* path = std::getenv("PATH");
  std::string_view rest = path != nullptr ? path : "/usr/local/bin:/usr/bin:/bin";
  while (!rest.empty()) {
    const std::size_t colon = rest.find(':');
    const std::string candidate = std::string(rest.substr(0, colon)) + "/" + name;
    if (candidate.front() == '/' && ::access(candidate.c_str(), X_OK) == 0) return candidate;
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
  }
  return {};
}

Result<Descriptor> file_in_memory(std::string_view bytes) {
  Descriptor file(::memfd_create("perpend-input", MFD_CLOEXEC));
  if (!file.open()) return failed("make a file in memory");
  while (!bytes.empty()) {
    const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failed("fill a file in memory");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (::lseek(file.number(), 0, SEEK_SET) != 0) return failed("rewind a file in memory");
  return file;
}

void limit(int what, rlim_t most) {
  const rlimit both{most, most};
  ::setrlimit(static_cast<__rlimit_resource>(what), &both);
}

// After fork, in a process that may have had other threads: only async-signal-safe calls.
[[noreturn]] void become(const char* program, char* const* arguments, int input, int output,
                         int complaints, int trouble, const ChildLimits& limits) {
  ::setpgid(0, 0);
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  limit(RLIMIT_AS, limits.memory_bytes);
  limit(RLIMIT_CPU, limits.cpu_seconds);
  limit(RLIMIT_FSIZE, kFileBytes);
  limit(RLIMIT_CORE, 0);
  ::dup2(input, STDIN_FILENO);
  ::dup2(output, STDOUT_FILENO);
  ::dup2(complaints, STDERR_FILENO);
  ::close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
  std::array<char*, 1> environment = {nullptr};
  ::execve(program, arguments, environment.data());
  const int reason = errno;
  [[maybe_unused]] const ssize_t told = ::write(trouble, &reason, sizeof reason);
  ::_exit(127);
}

// Reads once; false at the end of the stream.
bool drain(const Descriptor& from, std::string& into, std::size_t most, bool& overflowed) {
  std::array<char, 65536> piece;
  const ssize_t got = ::read(from.number(), piece.data(), piece.size());
  if (got < 0) return errno == EINTR || errno == EAGAIN;
  const std::size_t room = most - into.size();
  overflowed = overflowed || static_cast<std::size_t>(got) > room;
  into.append(piece.data(), std::min(room, static_cast<std::size_t>(got)));
  return got > 0;
}

// Collects both streams until they end or a limit is passed.
void listen(Descriptor& output, Descriptor& complaints, const ChildLimits& limits,
            ChildAnswer& answer) {
  using Clock = std::chrono::steady_clock;  // a limit, never part of an answer
  const auto deadline = Clock::now() + std::chrono::milliseconds(limits.wall_milliseconds);
  while (output.open() || complaints.open()) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) {
      answer.timed_out = true;
      return;
    }
    std::array<pollfd, 2> streams = {
        {{output.number(), POLLIN, 0}, {complaints.number(), POLLIN, 0}}};
    if (::poll(streams.data(), streams.size(), static_cast<int>(left)) < 0 && errno != EINTR)
      return;
    if (streams[0].revents != 0 &&
        !drain(output, answer.output, limits.output_bytes, answer.overflowed)) {
      output.close();
    }
    bool ignored = false;
    if (streams[1].revents != 0 &&
        !drain(complaints, answer.complaints, kComplaintBytes, ignored)) {
      complaints.close();
    }
    if (answer.overflowed) return;
  }
}

void reap(pid_t child, bool end_it, ChildAnswer& answer) {
  if (end_it) {
    ::kill(-child, SIGKILL);
    ::kill(child, SIGKILL);
  }
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFEXITED(status)) answer.exit_status = WEXITSTATUS(status);
  if (WIFSIGNALED(status)) answer.signal = WTERMSIG(status);
}

}  // namespace

Result<ChildAnswer> run_child(const std::vector<std::string>& arguments, std::string_view input,
                              const ChildLimits& limits) {
  const std::string program = find_program(arguments.at(0));
  if (program.empty()) {
    return fail(ErrorKind::kEnvironment, "child.missing", "there is no program " + arguments[0]);
  }
  auto file = file_in_memory(input);
  if (!file) return tl::make_unexpected(file.error());
  Pipe output;
  Pipe complaints;
  Pipe trouble;
  if (!make_pipe(output) || !make_pipe(complaints) || !make_pipe(trouble)) {
    return failed("make a pipe");
  }
  std::vector<char*> words;
  words.reserve(arguments.size() + 1);
  for (const std::string& argument : arguments)
    words.push_back(const_cast<char*>(argument.c_str()));
  words.push_back(nullptr);

  const pid_t child = ::fork();
  if (child < 0) return failed("start a process");
  if (child == 0) {
    become(program.c_str(), words.data(), file->number(), output.write.number(),
           complaints.write.number(), trouble.write.number(), limits);
  }
  output.write.close();
  complaints.write.close();
  trouble.write.close();

  ChildAnswer answer;
  int reason = 0;
  if (::read(trouble.read.number(), &reason, sizeof reason) == sizeof reason) {
    reap(child, false, answer);
    return fail(ErrorKind::kEnvironment, "child.failed",
                "could not run " + program + ": " + std::strerror(reason));
  }
  listen(output.read, complaints.read, limits, answer);
  reap(child, answer.timed_out || answer.overflowed, answer);
  return answer;
}

}  // namespace perpend::extraction
