package io.jenkins.plugins.wso2mi.car.diff;

import io.jenkins.plugins.wso2mi.car.Car;
import io.jenkins.plugins.wso2mi.car.MeasuredStream;
import io.jenkins.plugins.wso2mi.car.PackedFile;
import io.jenkins.plugins.wso2mi.car.TemporaryCopy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A carbon application that was read before, opened again for the contents of its files. */
final class OpenCar implements AutoCloseable {
    private static final long PACKED_LIMIT = 512L << 20;

    private final Car car;
    private final ZipFile zip;
    private final @Nullable TemporaryCopy copy;

    private OpenCar(Car car, Path archive, @Nullable TemporaryCopy copy) throws IOException {
        this.car = car;
        this.copy = copy;
        this.zip = new ZipFile(archive.toFile());
    }

    /** Opens one that is a file. */
    static OpenCar file(Car car) throws IOException {
        return new OpenCar(car, car.file(), null);
    }

    /** Opens one that is packed inside this one, by way of a temporary file. */
    OpenCar packed(Car inner) throws IOException {
        String outer = car.contents().label() + "!/";
        TemporaryCopy copy;
        try (InputStream in = open(inner.contents().label().substring(outer.length()), PACKED_LIMIT)) {
            copy = TemporaryCopy.of(in);
        }
        try {
            return new OpenCar(inner, copy.file(), copy);
        } catch (IOException | RuntimeException e) {
            copy.close();
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
        if (copy != null) {
            copy.close();
        }
    }
}
