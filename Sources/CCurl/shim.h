// Swift cannot call functions of variable arguments: here each kind of argument has its own.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>
#include <string.h>

typedef size_t (*visnyk_curl_sink)(char *bytes, size_t one, size_t count, void *receiver);

static inline CURLcode visnyk_curl_set_text(CURL *handle, CURLoption option, const char *text) {
    return curl_easy_setopt(handle, option, text);
}
static inline CURLcode visnyk_curl_set_number(CURL *handle, CURLoption option, long number) {
    return curl_easy_setopt(handle, option, number);
}
static inline CURLcode visnyk_curl_set_size(CURL *handle, CURLoption option, curl_off_t size) {
    return curl_easy_setopt(handle, option, size);
}
static inline CURLcode visnyk_curl_set_pointer(CURL *handle, CURLoption option, void *pointer) {
    return curl_easy_setopt(handle, option, pointer);
}
static inline CURLcode visnyk_curl_set_sink(CURL *handle, visnyk_curl_sink sink) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, sink);
}
static inline CURLcode visnyk_curl_set_head_sink(CURL *handle, visnyk_curl_sink sink) {
    return curl_easy_setopt(handle, CURLOPT_HEADERFUNCTION, sink);
}
// The day on which the server's own certificate ends, in the words of the TLS library; NULL without TLS.
static inline const char *visnyk_curl_certificate_end(CURL *handle) {
    struct curl_certinfo *chain = NULL;
    if (curl_easy_getinfo(handle, CURLINFO_CERTINFO, &chain) != CURLE_OK || !chain || chain->num_of_certs < 1) return NULL;
    for (struct curl_slist *line = chain->certinfo[0]; line; line = line->next) {
        if (!strncmp(line->data, "Expire date:", 12)) return line->data + 12;
    }
    return NULL;
}
static inline CURLcode visnyk_curl_number(CURL *handle, CURLINFO info, long *number) {
    return curl_easy_getinfo(handle, info, number);
}
static inline CURLcode visnyk_curl_pointer(CURL *handle, CURLINFO info, void **pointer) {
    return curl_easy_getinfo(handle, info, pointer);
}
static inline CURLMcode visnyk_curl_set_multi(CURLM *handle, CURLMoption option, long number) {
    return curl_multi_setopt(handle, option, number);
}
// A message's result lies in a union.
static inline CURLcode visnyk_curl_result(const CURLMsg *message) { return message->data.result; }
