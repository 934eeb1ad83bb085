#include "casework/input_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string_view>
#include <utility>

namespace perpend::casework {
namespace {

class FileDescriptor {
 public:
  explicit FileDescriptor(int fd) : fd_(fd) {}
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  ~FileDescriptor() {
    if (fd_ > STDERR_FILENO) ::close(fd_);
  }
  int get() const { return fd_; }
  int release() { return std::exchange(fd_, -1); }

 private:
  int fd_;
};

tl::unexpected<Error> refused(std::string code, std::string what, const std::string& path) {
  return fail(ErrorKind::kInput, std::move(code), std::move(what), path);
}

Result<std::string> read_all(int fd, const std::string& path) {
  std::string bytes;
  char buffer[1 << 16];
  while (true) {
    const ssize_t got = ::read(fd, buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return refused("input.unreadable", std::strerror(errno), path);
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > kMaxInputBytes) {
      return refused("input.size", "larger than 1 GiB; split it", path);
    }
  }
}

tl::unexpected<Error> not_written(const std::string& path) {
  return fail(ErrorKind::kEnvironment, "output.failed",
              std::string("cannot be written: ") + std::strerror(errno), path);
}

bool write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(fd, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace

Result<InputFile> read_file(const std::string& path) {
  const bool standard = path == "-";
  const FileDescriptor file(standard ? STDIN_FILENO : ::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) {
    if (errno == ENOENT) return refused("input.missing", "there is no such file", path);
    return refused("input.unreadable", std::strerror(errno), path);
  }
  struct stat status = {};
  if (::fstat(file.get(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) {
      return refused("input.directory", "this is a directory and holds no case; name files", path);
    }
    if (static_cast<std::uint64_t>(status.st_size) > kMaxInputBytes) {
      return refused("input.size", "larger than 1 GiB; split it", path);
    }
  }
  auto bytes = read_all(file.get(), path);
  if (!bytes) return tl::make_unexpected(bytes.error());
  if (bytes->empty()) return refused("input.empty", "the file is empty", path);
  return InputFile{path, std::move(*bytes)};
}

Result<void> write_file(const std::string& path, std::string_view bytes) {
  return write_file(path, [&](const auto& sink) { sink(bytes); });
}

Result<void> write_file(
    const std::string& path,
    const std::function<void(const std::function<bool(std::string_view)>&)>& write) {
  const auto write_to = [&](int file) {
    bool good = true;
    write([&](std::string_view piece) { return good = good && write_all(file, piece); });
    return good;
  };
  // A device or a pipe (-o /dev/stdout) cannot be renamed over; it is written as it is.
  struct stat status = {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  if (exists && !S_ISREG(status.st_mode)) {
    const FileDescriptor device(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (device.get() < 0 || !write_to(device.get())) return not_written(path);
    return {};
  }
  std::string temporary = path + ".XXXXXX";
  FileDescriptor file(::mkostemp(temporary.data(), O_CLOEXEC));
  if (file.get() < 0) return not_written(path);
  const mode_t mode = exists ? status.st_mode & 07777 : 0644;
  const bool written = write_to(file.get()) && ::fchmod(file.get(), mode) == 0 &&
                       ::fsync(file.get()) == 0 && ::close(file.release()) == 0 &&
                       ::rename(temporary.c_str(), path.c_str()) == 0;
  if (!written) {
    const auto error = not_written(path);
    ::unlink(temporary.c_str());
    return error;
  }
  return {};
}

}  // namespace perpend::casework
