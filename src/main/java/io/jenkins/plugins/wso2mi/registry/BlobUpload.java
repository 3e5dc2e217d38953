package io.jenkins.plugins.wso2mi.registry;

import io.jenkins.plugins.wso2mi.config.PlainText;
import io.jenkins.plugins.wso2mi.registry.WritableRepository.Upload;
import io.jenkins.plugins.wso2mi.registry.WritableRepository.UploadState;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A blob on its way into a repository: two requests, as long as nothing breaks. If the upload of a large one breaks,
 * the registry is asked how much it has, and the rest follows in pieces (OCI distribution specification 1.1, "Pushing a
 * blob in chunks"), so that another break costs no more than one of them. A registry that cannot do that gets the blob
 * again from its beginning. No more than one piece is held in memory.
 */
final class BlobUpload {
    /**
     * Bytes of a piece. ECR takes pieces of 5 to 10 MiB, and a smaller one only at the end
     * (https://docs.aws.amazon.com/AmazonECR/latest/userguide/service-quotas.html).
     */
    static final int PIECE = 10 * 1024 * 1024;

    private static final long LARGEST_PIECE = 64L * 1024 * 1024;
    private static final Set<Integer> NO_SUCH_REQUEST = Set.of(405, 501);
    private static final Set<Integer> NO_SUCH_UPLOAD = Set.of(400, 404, 410, 416);

    private final WritableRepository repository;
    private final Descriptor blob;
    private final BlobSource source;
    private final Attempts attempts;
    private @Nullable Upload upload;
    private boolean whole;
    private boolean inPieces;
    private long sent;
    private long furthest;

    /**
     * Prepares to send.
     *
     * @param begun an upload that the registry began already, or null
     */
    BlobUpload(WritableRepository repository, Descriptor blob, BlobSource source, @Nullable Upload begun) {
        this.repository = repository;
        this.blob = blob;
        this.source = source;
        this.upload = begun;
        this.attempts = new Attempts(repository.retries());
        this.whole = blob.size() <= PIECE;
    }

    /**
     * Sends, until the registry has all of it.
     *
     * @throws RegistryException if it does not take it, also after several attempts
     */
    void run() throws IOException, InterruptedException {
        while (true) {
            try {
                attempt();
                return;
            } catch (RegistryException e) {
                goOnAfter(e);
                attempts.failed(e);
            }
        }
    }

    private void attempt() throws IOException, InterruptedException {
        if (inPieces) {
            Optional<UploadState> state = state();
            if (state.isPresent()) {
                sendPieces(state.get());
            }
        } else {
            Upload at = upload == null ? repository.begin(blob) : upload;
            upload = at;
            repository.finish(at, blob, source, blob.size());
        }
    }

    /** Where to go on; empty if the blob is there, and only the answer to its last piece was lost. */
    private Optional<UploadState> state() throws IOException, InterruptedException {
        Upload broken = upload;
        if (broken != null) {
            try {
                UploadState state = repository.state(broken, blob);
                if (state.received() <= blob.size()) {
                    return Optional.of(state);
                }
            } catch (RegistryException e) {
                if (e.isPassing()) {
                    throw e;
                }
            }
            upload = null;
            if (repository.has(blob.digest())) {
                return Optional.empty();
            }
        }
        return Optional.of(new UploadState(repository.begin(blob), 0));
    }

    private void sendPieces(UploadState state) throws IOException, InterruptedException {
        upload = state.upload();
        sent = state.received();
        try (InputStream in = source.open()) {
            in.skipNBytes(sent);
            while (sent < blob.size()) {
                append(in.readNBytes(pieceSize(state.upload())));
            }
        } catch (RegistryException | ImageFormatException e) {
            throw e;
        } catch (IOException e) {
            String words = PlainText.oneLine(e.getMessage());
            throw new RegistryException(
                    "cannot read " + blob.digest() + " to push it to " + repository.name() + ": " + words, true, e);
        }
        repository.finish(begun(), blob, BlobSource.of(new byte[0]), 0);
    }

    private void append(byte[] piece) throws IOException, InterruptedException {
        if (piece.length == 0) {
            throw new ImageFormatException(blob.digest() + " ends after " + sent + " of " + blob.size() + " bytes");
        }
        upload = repository.append(begun(), blob, sent, piece);
        sent += piece.length;
        if (sent > furthest) {
            furthest = sent;
            attempts.advanced();
        }
    }

    private Upload begun() {
        return Objects.requireNonNull(upload);
    }

    private static int pieceSize(Upload upload) {
        return (int) Math.min(Math.max(PIECE, upload.leastPiece()), LARGEST_PIECE);
    }

    /** Chooses how to go on; throws what failed for good. */
    private void goOnAfter(RegistryException failure) throws RegistryException {
        if (failure.isPassing()) {
            inPieces = !whole;
            upload = whole ? null : upload;
        } else if (inPieces && isAboutPieces(failure.status())) {
            // the first piece: pieces are nothing for this registry; a later one: it has lost the upload
            whole = furthest == 0 || NO_SUCH_REQUEST.contains(failure.status());
            inPieces = !whole;
            upload = null;
        } else {
            throw failure;
        }
    }

    private boolean isAboutPieces(int status) {
        return NO_SUCH_REQUEST.contains(status) || (NO_SUCH_UPLOAD.contains(status) && sent < blob.size());
    }
}
