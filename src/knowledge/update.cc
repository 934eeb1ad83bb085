#include "knowledge/update.h"

#include <curl/curl.h>
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "core/json.h"

namespace perpend::knowledge {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 13> kGalaxies = {
    "backdoor",     "banker", "botnet", "country", "microsoft-activity-group",
    "ransomware",   "rat",    "sector", "stealer", "target-information",
    "threat-actor", "tool",   "wiper"};

constexpr std::array<std::string_view, 48> kWarningLists = {"akamai",
                                                            "alexa",
                                                            "amazon-aws",
                                                            "automated-malware-analysis",
                                                            "bank-website",
                                                            "bunny-net",
                                                            "captive-portals",
                                                            "censys-scanning",
                                                            "cloudflare",
                                                            "common-ioc-false-positive",
                                                            "crl-hostname",
                                                            "crl-ip",
                                                            "disposable-email",
                                                            "dynamic-dns",
                                                            "eicar.com",
                                                            "empty-hashes",
                                                            "fastly",
                                                            "github",
                                                            "google",
                                                            "google-gcp",
                                                            "ipv6-linklocal",
                                                            "link-in-bio",
                                                            "lots-project",
                                                            "microsoft",
                                                            "microsoft-azure",
                                                            "microsoft-office365",
                                                            "microsoft-office365-ip",
                                                            "moz-top500",
                                                            "multicast",
                                                            "oracle-oci",
                                                            "ovh-cluster",
                                                            "parking-domain",
                                                            "public-dns-v4",
                                                            "public-dns-v6",
                                                            "public-ipfs-gateways",
                                                            "rfc1918",
                                                            "rfc3849",
                                                            "rfc5735",
                                                            "rfc6598",
                                                            "rfc6761",
                                                            "security-provider-blogpost",
                                                            "shodan-scanning",
                                                            "sinkholes",
                                                            "tranco10k",
                                                            "url-shortener",
                                                            "vpn-ipv4",
                                                            "vpn-ipv6",
                                                            "whats-my-ip"};

struct Body {
  std::string bytes;
  std::uint64_t most = 0;
  bool too_large = false;
};

std::size_t receive(char* data, std::size_t size, std::size_t count, void* user) {
  auto* body = static_cast<Body*>(user);
  if (body->bytes.size() + size * count > body->most) {
    body->too_large = true;
    return 0;  // ends the transfer
  }
  body->bytes.append(data, size * count);
  return size * count;
}

class Session {
 public:
  explicit Session(const UpdateOptions& options)
      : options_(options), curl_(curl_easy_init(), curl_easy_cleanup) {}

  Result<std::string> get(const std::string& url) {
    if (!curl_) return refused("update.offline", "libcurl cannot be started", url);
    CURL* curl = curl_.get();
    Body body{{}, options_.max_bytes, false};
    std::array<char, CURL_ERROR_SIZE> reason{};
    const char* schemes = options_.https_only ? "https" : "https,http,file";
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, schemes);
    curl_easy_setopt(curl, CURLOPT_REDIR_PROTOCOLS_STR,
                     options_.https_only ? "https" : "https,http");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 1L);
    curl_easy_setopt(curl, CURLOPT_MAXREDIRS, 5L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 15L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, options_.seconds_without_progress);
    curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // whatever libcurl can unpack
    curl_easy_setopt(curl, CURLOPT_USERAGENT, "perpend");
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason.data());
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, receive);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &body);
    const CURLcode code = curl_easy_perform(curl);
    if (body.too_large) {
      return refused("update.too-large",
                     "larger than " + std::to_string(options_.max_bytes) + " bytes", url);
    }
    if (code != CURLE_OK) return failed(code, reason.data(), url);
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    if (status != 0 && status != 200) {
      return refused("update.refused", "the server answers with status " + std::to_string(status),
                     url);
    }
    return std::move(body.bytes);
  }

 private:
  static tl::unexpected<Error> refused(const char* code, std::string what, const std::string& url) {
    return fail(ErrorKind::kEnvironment, code, std::move(what), url);
  }

  static tl::unexpected<Error> failed(CURLcode code, const char* reason, const std::string& url) {
    const std::string why = *reason == '\0' ? curl_easy_strerror(code) : reason;
    switch (code) {
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CONNECT_ERROR:
      case CURLE_SSL_CACERT_BADFILE:
      case CURLE_SSL_CERTPROBLEM:
      case CURLE_SSL_ISSUER_ERROR:
        return refused("update.tls", "the server's certificate does not hold: " + why, url);
      case CURLE_UNSUPPORTED_PROTOCOL:
      case CURLE_FILE_COULDNT_READ_FILE:
      case CURLE_REMOTE_FILE_NOT_FOUND:
        return refused("update.refused", why, url);
      default:
        return refused("update.offline",
                       "the network cannot be reached: " + why +
                           "; the pack that is here works without, try again when online",
                       url);
    }
  }

  const UpdateOptions& options_;
  std::unique_ptr<CURL, void (*)(CURL*)> curl_;
};

// Whole, on the disk, then in its place.
Result<void> write_file(const fs::path& path, const std::string& bytes) {
  const auto disk = [&] {
    return fail(ErrorKind::kEnvironment, "update.disk",
                std::string("the file cannot be written: ") + std::strerror(errno), path.string());
  };
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  const fs::path part = path.string() + ".part";
  const int file = ::open(part.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (file < 0) return disk();
  bool whole = true;
  for (std::size_t at = 0; whole && at < bytes.size();) {
    const ssize_t written = ::write(file, bytes.data() + at, bytes.size() - at);
    whole = written > 0;
    if (whole) at += static_cast<std::size_t>(written);
  }
  whole = whole && ::fsync(file) == 0;
  whole = ::close(file) == 0 && whole;
  if (whole && ::rename(part.c_str(), path.c_str()) == 0) return {};
  const auto failure = disk();
  ::unlink(part.c_str());
  return failure;
}

class Updater {
 public:
  explicit Updater(const UpdateOptions& options) : options_(options), session_(options) {}

  Result<Updated> run() {
    if (auto done = fetch(options_.attack_url, "attack/enterprise-attack.json", "objects"); !done) {
      return tl::make_unexpected(done.error());
    }
    for (const std::string_view name : kGalaxies) {
      const std::string file = std::string(name) + ".json";
      tolerate(fetch(options_.galaxy_url + file, "galaxy/" + file, "values"));
    }
    for (const std::string_view name : kWarningLists) {
      tolerate(fetch(options_.warning_lists_url + std::string(name) + "/list.json",
                     "warninglists/" + std::string(name) + ".json", "list"));
    }
    tolerate(fetch(options_.public_suffix_url, "public_suffix_list.dat", ""));
    std::sort(updated_.files.begin(), updated_.files.end());
    return std::move(updated_);
  }

 private:
  void tolerate(const Result<void>& done) {
    if (done) return;
    updated_.diagnostics.push_back({done.error().code, done.error().where, done.error().what});
  }

  // `array` names the list that the JSON must have; empty for what is no JSON.
  Result<void> fetch(const std::string& url, const std::string& file, const char* array) {
    if (options_.on_file) options_.on_file(file);
    auto bytes = session_.get(url);
    if (!bytes) return tl::make_unexpected(bytes.error());
    if (*array != '\0') {
      const auto document = json::Document::parse(*bytes, url);
      const auto list = document ? document->root().find(array) : std::nullopt;
      if (!list || !list->is_array()) {
        return fail(ErrorKind::kInput, "update.not-json",
                    std::string("what came has no list of ") + array + "; the old file stays", url);
      }
    } else if (bytes->find("===BEGIN ICANN DOMAINS===") == std::string::npos) {
      return fail(ErrorKind::kInput, "update.not-json",
                  "what came is no public suffix list; the old file stays", url);
    }
    if (auto done = write_file(fs::path(options_.folder) / file, *bytes); !done) return done;
    updated_.files.push_back(file);
    updated_.bytes += bytes->size();
    return {};
  }

  const UpdateOptions& options_;
  Session session_;
  Updated updated_;
};

}  // namespace

Result<Updated> update(const UpdateOptions& options) { return Updater(options).run(); }

}  // namespace perpend::knowledge
