/*
 * A disk that keeps only what was synced: at each fsync or fdatasync the file is copied to $SYNCED_DIR. After a kill that
 * folder is what a power cut would have left: unsynced writes stand in no copy. Removed files go when their directory is
 * synced.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void forget_removed(const char *from, const char *dir) {
  char path[PATH_MAX];
  DIR *copies = opendir(dir);
  if (copies == NULL) abort();
  for (struct dirent *entry; (entry = readdir(copies)) != NULL;) {
    if (entry->d_name[0] == '.') continue;
    snprintf(path, sizeof path, "%s/%s", from, entry->d_name);
    if (access(path, F_OK) == 0) continue;
    snprintf(path, sizeof path, "%s/%s", dir, entry->d_name);
    unlink(path);
  }
  closedir(copies);
}

static void keep(int fd) {
  const char *dir = getenv("SYNCED_DIR");
  char link[64], path[PATH_MAX], copy[PATH_MAX], part[PATH_MAX + 8], buffer[65536];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (dir == NULL || length <= 0) return;
  path[length] = 0;
  struct stat status;
  if (fstat(fd, &status) == 0 && S_ISDIR(status.st_mode)) {
    forget_removed(path, dir);
    return;
  }
  const char *name = strrchr(path, '/');
  if (name == NULL || strstr(name, ".db") == NULL) return;
  if (snprintf(copy, sizeof copy, "%s%s", dir, name) >= (int)sizeof copy) abort();
  snprintf(part, sizeof part, "%s.part", copy);
  int out = open(part, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  off_t at = 0;
  ssize_t got;
  while ((got = pread(fd, buffer, sizeof buffer, at)) > 0) {
    if (write(out, buffer, got) != got) abort();
    at += got;
  }
  close(out);
  if (rename(part, copy) != 0) abort();
}

int fsync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(fd);
  if (result == 0) keep(fd);
  return result;
}

int fdatasync(int fd) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(fd);
  if (result == 0) keep(fd);
  return result;
}
