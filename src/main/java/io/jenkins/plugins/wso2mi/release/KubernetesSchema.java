package io.jenkins.plugins.wso2mi.release;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.ConstructNode;
import org.snakeyaml.engine.v2.constructor.core.ConstructYamlCoreInt;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML's core schema, with octal numbers such as {@code defaultMode: 0644}, which kubectl takes by YAML 1.1. */
final class KubernetesSchema extends CoreSchema {
    @Override
    public Map<Tag, ConstructNode> getSchemaTagConstructors() {
        Map<Tag, ConstructNode> constructors = new HashMap<>(super.getSchemaTagConstructors());
        constructors.put(Tag.INT, new WholeNumber());
        return constructors;
    }

    private static final class WholeNumber extends ConstructYamlCoreInt {
        private static final Pattern OCTAL = Pattern.compile("0[0-7]+");

        @Override
        public Object createIntNumber(String text) {
            return OCTAL.matcher(text).matches() ? createLongOrBigInteger(text, 8) : super.createIntNumber(text);
        }
    }
}
