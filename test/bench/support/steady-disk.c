/*
 * A disk that is as slow at one time as at another: fsync and fdatasync take $SYNC_US microseconds and nothing else. For files
 * in memory; what is measured of a program on it is the program, not the disk of the day.
 */
#include <stdlib.h>
#include <time.h>

static int steady(void) {
  const char *said = getenv("SYNC_US");
  long us = said == NULL ? 1000 : atol(said);
  struct timespec left = {us / 1000000, us % 1000000 * 1000};
  while (nanosleep(&left, &left) != 0) continue;
  return 0;
}

int fsync(int fd) {
  (void)fd;
  return steady();
}

int fdatasync(int fd) {
  (void)fd;
  return steady();
}
