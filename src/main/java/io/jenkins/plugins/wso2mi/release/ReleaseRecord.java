package io.jenkins.plugins.wso2mi.release;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jenkins.plugins.wso2mi.cluster.KubernetesObject;
import io.jenkins.plugins.wso2mi.report.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a release, kept as versioned JSON in an annotation of each Deployment it holds. The Deployment
 * controller copies annotations to the ReplicaSet of the revision, so that the history and the way back live in the
 * cluster.
 *
 * @param id names the release, such as {@code 20261123-101502-x7f3}
 * @param at when it began
 * @param by who released, such as a build's address or {@code user@host}
 * @param outcome {@code progressing}, {@code done}, {@code failed} or {@code rolled-back}
 * @param images references by container name
 * @param note a sentence, such as what it rolled back; may be empty
 * @param manifests all objects as applied, Secrets left out
 * @param failure how this release failed; or, if it names another one, the release that this one takes back
 */
public record ReleaseRecord(
        String id,
        Instant at,
        String by,
        String outcome,
        Map<String, String> images,
        String note,
        List<KubernetesObject> manifests,
        @Nullable Failure failure) {
    public ReleaseRecord {
        images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
        manifests = List.copyOf(manifests);
    }

    /** A release that takes nothing back. */
    public ReleaseRecord(
            String id,
            Instant at,
            String by,
            String outcome,
            Map<String, String> images,
            String note,
            List<KubernetesObject> manifests) {
        this(id, at, by, outcome, images, note, manifests, null);
    }

    /**
     * Why a release is taken back or left.
     *
     * @param release its id, or {@code revision N} for one that is not ours
     * @param outcome how it ended; {@link Outcome#DONE} if somebody wants to go back without a failure
     * @param why in words; empty without a failure
     */
    public record Failure(String release, Outcome outcome, String why) {
        Map<String, Object> fields() {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("release", release);
            fields.put("outcome", outcome.name());
            fields.put("why", why);
            return fields;
        }

        /** Reads one; null if the fields hold none. */
        static @Nullable Failure of(Map<String, Object> fields) {
            return fields.isEmpty()
                    ? null
                    : new Failure(
                            KubernetesObject.text(fields, "release"),
                            Outcome.valueOf(KubernetesObject.text(fields, "outcome")),
                            KubernetesObject.text(fields, "why"));
        }
    }

    /** The annotation that holds the record. */
    public static final String ANNOTATION = "wso2-mi.io/release";

    /** The outcome of a release on its way. */
    public static final String PROGRESSING = "progressing";
    /** The outcome of a release that its gate passed; only such a release is gone back to. */
    public static final String DONE = "done";
    /** The outcome of a release that its gate refused, or that was stopped. */
    public static final String FAILED = "failed";

    private static final int SCHEMA = 1;
    private static final int ANNOTATION_LIMIT = 100_000;
    private static final int UNPACKED_LIMIT = 5_000_000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** A release of a plan that begins now, under a new id. */
    public static ReleaseRecord begin(String by, String note, ReleasePlan plan, Instant now) {
        return new ReleaseRecord(ReleaseId.next(now), now, by, PROGRESSING, plan.images(), note, plan.objects());
    }

    /** The same release with another outcome. */
    public ReleaseRecord withOutcome(String next) {
        return new ReleaseRecord(id, at, by, next, images, note, manifests, failure);
    }

    /** The same release with the failure that it ended by, or takes back. */
    ReleaseRecord after(Failure cause) {
        return new ReleaseRecord(id, at, by, outcome, images, note, manifests, cause);
    }

    /** Whether it takes a release back, or is that release itself, already found to have failed. */
    boolean endsIn(String release) {
        return failure != null && failure.release().equals(release);
    }

    /**
     * The record as the annotation's text.
     *
     * @return JSON of at most 100,000 characters: manifests that would not fit are left out, then a rollback restores
     *     the pod template alone
     */
    public String toJson() {
        String whole = json(pack(manifests));
        return whole.length() <= ANNOTATION_LIMIT ? whole : json("");
    }

    private String json(String packed) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("schema", SCHEMA);
        fields.put("id", id);
        fields.put("at", at.toString());
        fields.put("by", by);
        fields.put("outcome", outcome);
        fields.put("images", images);
        fields.put("note", note);
        if (failure != null) {
            fields.put("failure", failure.fields());
        }
        fields.put("manifests", packed);
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a record from the annotations of a Deployment or ReplicaSet.
     *
     * @return empty if there is none, or one of a schema that this version does not know
     */
    public static Optional<ReleaseRecord> of(Map<String, String> annotations) {
        return Optional.ofNullable(annotations.get(ANNOTATION)).map(ReleaseRecord::parse);
    }

    /**
     * The id alone of the record in annotations, without reading the manifests: gates look at it with each change.
     *
     * @return empty if there is no record
     */
    public static Optional<String> idIn(Map<String, String> annotations) {
        String text = annotations.get(ANNOTATION);
        if (text == null) {
            return Optional.empty();
        }
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                if (field.equals("id")) {
                    return Optional.ofNullable(json.getValueAsString());
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static @Nullable ReleaseRecord parse(String text) {
        try {
            Map<String, Object> fields = JSON.readValue(text, new TypeReference<>() {});
            // Jackson reads the word null as no map at all
            if (fields == null || KubernetesObject.number(fields, "schema", 0) != SCHEMA) {
                return null;
            }
            Map<String, String> images = new LinkedHashMap<>();
            KubernetesObject.map(fields, "images").forEach((name, ref) -> images.put(name, String.valueOf(ref)));
            return new ReleaseRecord(
                    KubernetesObject.text(fields, "id"),
                    Instant.parse(KubernetesObject.text(fields, "at")),
                    KubernetesObject.text(fields, "by"),
                    KubernetesObject.text(fields, "outcome"),
                    images,
                    KubernetesObject.text(fields, "note"),
                    unpack(KubernetesObject.text(fields, "manifests")),
                    Failure.of(KubernetesObject.map(fields, "failure")));
        } catch (IOException | DateTimeParseException | IllegalArgumentException e) {
            return null;
        }
    }

    private static String pack(List<KubernetesObject> manifests) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(JSON.writeValueAsBytes(manifests.stream()
                    .filter(m -> !m.kind().equals("Secret"))
                    .map(KubernetesObject::content)
                    .toList()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static List<KubernetesObject> unpack(String packed) throws IOException {
        if (packed.isEmpty()) {
            return List.of();
        }
        try (GZIPInputStream gzip =
                new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(packed)))) {
            byte[] json = gzip.readNBytes(UNPACKED_LIMIT);
            List<Map<String, Object>> objects = JSON.readValue(json, new TypeReference<>() {});
            if (objects == null || objects.contains(null)) {
                throw new IOException("the packed manifests are no list of objects");
            }
            return objects.stream()
                    .map(o -> new KubernetesObject(o, "release record"))
                    .toList();
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }
}
