package io.github.meshcorejvm.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A library that is loaded before all others, by which a host fails on request: no thread, or a disk that hangs. */
final class HostFaults {

    private static final String SOURCE = """
            #define _GNU_SOURCE
            #include <dlfcn.h>
            #include <errno.h>
            #include <pthread.h>
            #include <stdlib.h>
            #include <string.h>
            #include <unistd.h>
            static int wanted(const char *file) {
                const char *path = getenv(file);
                return path && access(path, F_OK) == 0;
            }
            static void hang(void) {
                const char *only = getenv("NO_DISK_FOR");
                char name[16] = "";
                pthread_getname_np(pthread_self(), name, sizeof name);
                if (only && *only && strcmp(only, name)) return;
                while (wanted("NO_DISK")) usleep(50000);
            }
            int pthread_create(pthread_t *t, const pthread_attr_t *a, void *(*f)(void *), void *x) {
                static int (*real)(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
                if (!real) real = dlsym(RTLD_NEXT, "pthread_create");
                return wanted("NO_THREADS") ? EAGAIN : real(t, a, f, x);
            }
            int fsync(int fd) {
                static int (*real)(int);
                if (!real) real = dlsym(RTLD_NEXT, "fsync");
                hang();
                return real(fd);
            }
            int fdatasync(int fd) {
                static int (*real)(int);
                if (!real) real = dlsym(RTLD_NEXT, "fdatasync");
                hang();
                return real(fd);
            }
            ssize_t pwrite64(int fd, const void *from, size_t n, off64_t at) {
                static ssize_t (*real)(int, const void *, size_t, off64_t);
                if (!real) real = dlsym(RTLD_NEXT, "pwrite64");
                if (getenv("SLOW_DISK")) usleep(atoi(getenv("SLOW_DISK")));
                return real(fd, from, n, at);
            }
            ssize_t pread64(int fd, void *to, size_t n, off64_t at) {
                static ssize_t (*real)(int, void *, size_t, off64_t);
                if (!real) real = dlsym(RTLD_NEXT, "pread64");
                if (getenv("NO_DISK_FOR")) hang();
                return real(fd, to, n, at);
            }
            """;

    private final Path library;
    private final Path noThreads;
    private final Path noDisk;

    HostFaults(Path folder) throws IOException, InterruptedException {
        library = folder.resolve("faults.so");
        noThreads = folder.resolve("no-threads");
        noDisk = folder.resolve("no-disk");
        Path source = Files.writeString(folder.resolve("faults.c"), SOURCE);
        Process compiler = new ProcessBuilder(
                        "gcc", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl")
                .inheritIO()
                .start();
        assertThat(compiler.waitFor()).isZero();
    }

    /** The command by which a program meets them. */
    String[] launcher(String javaOptions) {
        return launcher(javaOptions, "");
    }

    /** The same; only the thread of that name meets the disk that hangs, also when it reads. */
    String[] launcher(String javaOptions, String thread) {
        return new String[] {
            "env",
            (thread.isEmpty() ? "-uNO_DISK_FOR" : "NO_DISK_FOR=" + thread),
            "LD_PRELOAD=" + library,
            "NO_THREADS=" + noThreads,
            "NO_DISK=" + noDisk,
            "JAVA_TOOL_OPTIONS=" + javaOptions
        };
    }

    /** The same; each write takes so many microseconds, as on a worn memory card. */
    String[] slowDisk(String javaOptions, int microseconds) {
        String[] launcher = launcher(javaOptions);
        launcher[1] = "SLOW_DISK=" + microseconds;
        return launcher;
    }

    void threads(boolean there) throws IOException {
        set(noThreads, there);
    }

    void disk(boolean there) throws IOException {
        set(noDisk, there);
    }

    private static void set(Path fault, boolean there) throws IOException {
        if (there) {
            Files.deleteIfExists(fault);
        } else {
            Files.createFile(fault);
        }
    }
}
