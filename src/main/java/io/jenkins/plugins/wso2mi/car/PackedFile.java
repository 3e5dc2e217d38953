package io.jenkins.plugins.wso2mi.car;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file in a carbon application, read through once.
 *
 * @param path its path in the archive
 * @param size bytes, unpacked
 * @param crc CRC-32 of the unpacked bytes
 * @param xmlFault why it is no well-formed XML, with line; null if it is, or if its name does not end like XML
 * @param facts what it tells, if it is well-formed XML; else null
 * @param connector names of the components in its {@code connector.xml}, if it is a connector; else null
 */
public record PackedFile(
        String path,
        long size,
        long crc,
        @Nullable XmlFault xmlFault,
        @Nullable PayloadFacts facts,
        @Nullable List<String> connector) {
    public PackedFile {
        connector = connector == null ? null : List.copyOf(connector);
    }
}
