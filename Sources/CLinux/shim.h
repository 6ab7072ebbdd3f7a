// glibc declares it for _GNU_SOURCE only, which Swift's module of it does not set.
extern int renameat2(int old_folder, const char *old_path, int new_folder, const char *new_path, unsigned int flags);
extern int memfd_create(const char *name, unsigned int flags);
