package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.MeasuredStream;
import io.jenkins.plugins.wso2mi.car.PackedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A carbon application that was read before, opened again for the contents of its files. */
final class OpenCar implements AutoCloseable {
    private static final long PACKED_LIMIT = 512L << 20;

    private final Car car;
    private final ZipFile zip;
    private final boolean copied;
    private final Path archive;

    private OpenCar(Car car, Path archive, boolean copied) throws IOException {
        this.car = car;
        this.archive = archive;
        this.copied = copied;
        this.zip = new ZipFile(archive.toFile());
    }

    /** Opens one that is a file. */
    static OpenCar file(Car car) throws IOException {
        return new OpenCar(car, car.file(), false);
    }

    /** Opens one that is packed inside this one, by way of a temporary file. */
    OpenCar packed(Car inner) throws IOException {
        String outer = car.contents().label() + "!/";
        Path copy = Files.createTempFile("wso2mi-", ".car");
        try (InputStream in = open(inner.contents().label().substring(outer.length()), PACKED_LIMIT)) {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return new OpenCar(inner, copy, true);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
    }

    Car car() {
        return car;
    }

    /** The bytes of a file in it: as many as there were when it was read. */
    InputStream open(PackedFile file) throws IOException {
        return open(file.path(), file.size());
    }

    private InputStream open(String path, long limit) throws IOException {
        ZipEntry entry = zip.getEntry(path);
        if (entry == null) {
            throw new IOException(car.contents().where(path) + " is gone: the file was changed while it was read");
        }
        return new MeasuredStream(zip.getInputStream(entry), limit);
    }

    @Override
    public void close() throws IOException {
        zip.close();
        if (copied) {
            Files.deleteIfExists(archive);
        }
    }
}
