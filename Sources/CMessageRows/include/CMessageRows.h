#ifndef C_MESSAGE_ROWS_H
#define C_MESSAGE_ROWS_H

/// A file of `messages/` as it was when the program was compiled.
typedef struct {
    /// Of the language, the file's name without `.yml`.
    const char *code;
    const unsigned char *bytes;
    unsigned long count;
} MessageRowsFile;

extern const unsigned long messageRowsFileCount;

/// In byte order of the codes, up to the count.
MessageRowsFile messageRowsFile(unsigned long index);

#endif
