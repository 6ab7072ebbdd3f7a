// The plain SHA-256 calls keep their state in a struct of the caller's; the newer ones allocate.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/sha.h>
