package io.jenkins.plugins.wso2mi.jenkins.page;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/**
 * An answer with a version: a browser keeps it for itself, asks each time whether it is still right, and is told so
 * without a body (RFC 9110, section 13.1.2).
 */
final class VersionedAnswer {
    private final StaplerRequest2 request;
    private final StaplerResponse2 response;

    VersionedAnswer(StaplerRequest2 request, StaplerResponse2 response) {
        this.request = request;
        this.response = response;
    }

    /** Writes the body. */
    interface Body {
        String text() throws IOException;
    }

    /**
     * Answers.
     *
     * @param version letters, digits and dashes; the same for the same body
     * @param type the content type
     */
    void send(String version, String type, Body body) throws IOException {
        response.setHeader("ETag", '"' + version + '"');
        response.setHeader("Cache-Control", "private, no-cache");
        response.setHeader("Vary", "Cookie, Authorization");
        if (isKnown(version)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        response.setContentType(type);
        response.getOutputStream().write(body.text().getBytes(StandardCharsets.UTF_8));
    }

    /** Whether the browser has this version; a proxy or server that compresses marks the tag as its own. */
    private boolean isKnown(String version) {
        String known = request.getHeader("If-None-Match");
        return known != null
                && Arrays.stream(known.split(","))
                        .map(tag -> tag.strip().replaceFirst("^W/", "").replace("\"", ""))
                        .anyMatch(tag -> tag.equals(version) || tag.equals(version + "--gzip"));
    }
}
