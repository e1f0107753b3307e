package bourg.tenants.arriving;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An archive as it was given in. Nothing is unpacked: each file is read where it lies, and never
 * further than is expected.
 */
final class GivenArchive implements AutoCloseable {
    private final ZipFile zip;

    private GivenArchive(ZipFile zip) {
        this.zip = zip;
    }

    static GivenArchive open(Path file) throws IOException {
        return new GivenArchive(new ZipFile(file.toFile()));
    }

    /** The names of all files, a name that is there twice included. */
    List<String> names() {
        return zip.stream().map(ZipEntry::getName).toList();
    }

    boolean has(String name) {
        return zip.getEntry(name) != null;
    }

    /** The content of a file, and an error where it goes on after the bytes that it may have. */
    InputStream read(String name, long most) throws IOException {
        InputStream content = zip.getInputStream(zip.getEntry(name));
        if (content == null) {
            throw new IOException("There is no file " + name);
        }
        return new Measured(content, most);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Measured extends FilterInputStream {
        private long left;

        Measured(InputStream content, long most) {
            super(content);
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new TooLong();
            }
            return read;
        }
    }

    /** A file that has more than it may have. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
