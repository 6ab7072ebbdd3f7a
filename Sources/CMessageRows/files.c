// The files of messages/, put into the program by the compiler (C23, 6.10.4). A test holds this list to the folder;
// VISNYK_WRITE_DOCS=1 swift test --filter messageFiles writes it anew.
#include "CMessageRows.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file0[] = {
#embed "../../messages/pl.yml" suffix(,)
    0};

#define FILE_OF(code, bytes) {code, bytes, sizeof(bytes) - 1}

static const MessageRowsFile messageRowsFiles[] = {
    FILE_OF("pl", file0),
};

const unsigned long messageRowsFileCount = sizeof(messageRowsFiles) / sizeof(messageRowsFiles[0]);

MessageRowsFile messageRowsFile(unsigned long index) { return messageRowsFiles[index]; }
