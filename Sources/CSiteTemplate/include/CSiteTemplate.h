#ifndef C_SITE_TEMPLATE_H
#define C_SITE_TEMPLATE_H

/// A file of `site-template/` as it was when the program was compiled.
typedef struct {
    /// Below `site-template/`.
    const char *path;
    const unsigned char *bytes;
    unsigned long count;
} SiteTemplateFile;

extern const unsigned long siteTemplateFileCount;

/// In byte order of the paths, up to the count.
SiteTemplateFile siteTemplateFile(unsigned long index);

#endif
