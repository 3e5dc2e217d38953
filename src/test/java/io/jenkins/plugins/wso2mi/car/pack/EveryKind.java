package io.jenkins.plugins.wso2mi.car.pack;

import io.jenkins.plugins.wso2mi.car.source.MavenProject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A project of one module with an artifact of every kind that WSO2's editor knows, made for a test. */
final class EveryKind {
    private static final String ARTIFACTS = "src/main/wso2mi/artifacts/";
    private static final String RESOURCES = "src/main/wso2mi/resources/";
    private static final String NS = " xmlns=\"http://ws.apache.org/ns/synapse\"";

    private final MavenProject project;

    private EveryKind(MavenProject project) {
        this.project = project;
    }

    static Path in(Path folder) throws IOException {
        EveryKind every = new EveryKind(new MavenProject(folder));
        every.pom();
        every.apis();
        every.others();
        every.data();
        every.registry();
        every.connectors();
        every.mediators();
        return folder;
    }

    private void pom() {
        String core = "<dependencies><dependency><groupId>org.wso2.maven</groupId>"
                + "<artifactId>org.wso2.maven.core</artifactId><version>5.4.12</version><exclusions><exclusion>"
                + "<groupId>org.apache.ws.commons.axiom.wso2</groupId><artifactId>axiom</artifactId></exclusion>"
                + "</exclusions></dependency></dependencies></plugin>";
        project.pom(
                "",
                "every",
                "",
                "<packaging>pom</packaging><properties><project.runtime.version>4.4.0</project.runtime.version>"
                        + "<maven.compiler.release>11</maven.compiler.release>"
                        + "<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>"
                        + "<mainSequence>Log</mainSequence><versionedDeployment>true</versionedDeployment></properties>"
                        + "<build><pluginManagement><plugins><plugin><groupId>org.apache.maven.plugins</groupId>"
                        + "<artifactId>maven-dependency-plugin</artifactId><version>3.8.1</version></plugin></plugins>"
                        + "</pluginManagement><plugins>" + compiled("compiler", "3.14.0", "compile")
                        + compiled("jar", "3.4.2", "jar") + MavenProject.PLUGIN.replace("</plugin>", core)
                        + "</plugins></build>");
    }

    private static String compiled(String name, String version, String goal) {
        return "<plugin><artifactId>maven-" + name + "-plugin</artifactId><version>" + version
                + "</version><executions><execution><id>mediators</id><phase>compile</phase><goals><goal>" + goal
                + "</goal></goals></execution></executions></plugin>";
    }

    /** One that needs no class of the server, which is on no public registry. */
    private void mediators() {
        project.file(
                "src/main/java/org/example/Stamp.java",
                "package org.example;\n\npublic class Stamp {\n    public String text() {\n        return \"seen\";\n"
                        + "    }\n}\n");
    }

    private void api(String file, String attributes) {
        xml(
                "apis/" + file,
                "<api context=\"/" + file + "\" name=\"" + file + "\" " + attributes + NS
                        + "><resource methods=\"GET\"><inSequence><respond/></inSequence></resource></api>");
    }

    private void apis() {
        api("Plain", "");
        api("InUrl", "version=\"1.1\" version-type=\"url\" description=\"visits &amp; more\"");
        api("InContext", "version=\"2.0\" version-type=\"context\"");
        api("Described", "");
        api("DescribedToo", "version=\"3\" version-type=\"context\"");
        project.file(RESOURCES + "api-definitions/Plain.yaml", "openapi: 3.0.1\n")
                .file(RESOURCES + "api-definitions/InUrl_v1.1.yaml", "openapi: 3.0.2\n")
                .file(RESOURCES + "metadata/Described_metadata.yaml", "key: a\n")
                .file(RESOURCES + "metadata/Described_swagger.yaml", "openapi: 3.0.3\n")
                .file(RESOURCES + "metadata/DescribedToo_3_metadata.yaml", "key: b\n")
                .file(RESOURCES + "metadata/DescribedToo_3_swagger.yaml", "openapi: 3.0.4\n")
                .file(RESOURCES + "metadata/Proxied_proxy_metadata.yaml", "key: c\n");
    }

    private void others() {
        xml(
                "endpoints/Fees",
                "<endpoint name=\"Fees\"" + NS + "><http method=\"get\" uri-template=\"http://x\"/></endpoint>");
        xml(
                "inbound-endpoints/Listen",
                "<inboundEndpoint name=\"Listen\" protocol=\"http\" suspend=\"false\""
                        + " sequence=\"Log\" onError=\"Log\"" + NS
                        + "><parameters><parameter name=\"inbound.http.port\">9000"
                        + "</parameter></parameters></inboundEndpoint>");
        xml("local-entries/Hours", "<localEntry key=\"Hours\"" + NS + "><hours xmlns=\"\"/></localEntry>");
        xml("message-stores/Kept", "<messageStore name=\"Kept\"" + NS + "/>");
        xml(
                "message-processors/Send",
                "<messageProcessor class=\"org.apache.synapse.message.processor.impl.sampler"
                        + ".SamplingProcessor\" name=\"Send\" messageStore=\"Kept\"" + NS
                        + "><parameter name=\"interval\">1000</parameter><parameter name=\"sequence\">Log</parameter>"
                        + "</messageProcessor>");
        xml(
                "proxy-services/Plain",
                "<proxy name=\"PlainProxy\" transports=\"http\" description=\"d\"" + NS
                        + "><target><inSequence><respond/></inSequence></target></proxy>");
        xml(
                "proxy-services/Proxied",
                "<proxy name=\"Proxied\" transports=\"http\"" + NS
                        + "><target><inSequence><respond/></inSequence></target></proxy>");
        xml("sequences/Log", "<sequence name=\"Log\"" + NS + "><log level=\"full\"/></sequence>");
        xml(
                "tasks/Wake",
                "<task class=\"org.apache.synapse.startup.tasks.MessageInjector\" group=\"g\" name=\"Wake\"" + NS
                        + "><trigger interval=\"5\"/></task>");
        xml("templates/Shape", "<template name=\"Shape\"" + NS + "><sequence/></template>");
        project.file(ARTIFACTS + "templates/.gitkeep", "");
    }

    private void data() {
        project.file(
                ARTIFACTS + "data-services/Medicines.dbs",
                "<data name=\"Medicines\" description=\"all of them\" transports=\"http https\"><config id=\"d\">"
                        + "<property name=\"carbon_datasource_name\">Db</property></config></data>\n");
        xml(
                "data-sources/Db",
                "<datasource><name>Db</name><definition type=\"RDBMS\"><configuration>"
                        + "<url>jdbc:h2:mem:x</url></configuration></definition></datasource>");
        project.file(RESOURCES + "conf/config.properties", "url:string\n");
    }

    private void registry() {
        project.file(RESOURCES + "xslt/bill.xslt", "<bill/>\n")
                .file(RESOURCES + "leaflets/b.txt", "b\n")
                .file(RESOURCES + "leaflets/sub/c.txt", "c\n")
                .file(RESOURCES + "gov/rules/g.txt", "g\n")
                .file(RESOURCES + "conf/keys/k.txt", "k\n")
                .file(RESOURCES + "registry/gov/old/o.txt", "o\n")
                .file(RESOURCES + "artifact.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <artifacts>
                            <!-- styles -->
                            <artifact name="bill" groupId="g" version="1.0.0" type="registry/resource">
                                <item>
                                    <file>bill.xslt</file>
                                    <path>/_system/governance/mi-resources/xslt</path>
                                    <mediaType>application/xslt+xml</mediaType>
                                    <properties><property key="k" value="v &amp; w &lt;&quot;"/></properties>
                                </item>
                            </artifact>
                            <artifact name="leaflets" version="1.0.1" type="registry/resource"><collection>
                                <directory>leaflets</directory>
                                <path>/_system/governance/mi-resources/leaflets</path><properties/>
                            </collection></artifact>
                            <artifact name="rules" version="1.0.0" type="registry/resource"><item>
                                <file>g.txt</file><path>/_system/governance/rules</path><mediaType/></item></artifact>
                            <artifact name="keys" version="1.0.0" type="registry/resource"><item>
                                <file>k.txt</file><path>/_system/config/keys</path></item></artifact>
                        </artifacts>
                        """)
                .file(
                        RESOURCES + "registry/artifact.xml",
                        "<artifacts><artifact name=\"old\" version=\"1.0.0\" type=\"registry/resource\"><item>"
                                + "<file>o.txt</file><path>/_system/governance/old</path></item></artifact>"
                                + "</artifacts>");
    }

    private void connectors() throws IOException {
        project.file(RESOURCES + "connectors/demo-connector-1.0.0.zip", connector("demo", true))
                .file(RESOURCES + "inbound-connectors/mi-inbound-demo-2.0.0.zip", connector("inbound", false));
    }

    private static byte[] connector(String name, boolean withLibrary) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(entry("connector.xml"));
            zip.write(("<connector><component name=\"" + name + "\" package=\"org.demo\"/></connector>")
                    .getBytes(StandardCharsets.UTF_8));
            if (withLibrary) {
                zip.putNextEntry(entry("descriptor.yml"));
                zip.write(
                        "dependencies:\n  - groupId: commons-io\n    artifactId: commons-io\n    version: \"2.11.0\"\n"
                                .getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    /** Of a fixed time, so that the project is the same whenever it is made. */
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
        return entry;
    }

    private void xml(String path, String content) {
        project.file(ARTIFACTS + path + ".xml", content);
    }
}
