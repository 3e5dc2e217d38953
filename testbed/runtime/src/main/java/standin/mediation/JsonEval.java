package standin.mediation;

import java.util.List;
import javax.xml.namespace.QName;
import org.apache.synapse.MessageContext;
import org.apache.synapse.util.xpath.ext.SynapseXpathFunctionContextProvider;
import org.jaxen.Function;

/** The XPath function {@code json-eval('$.path')}: a string out of the JSON body. */
public final class JsonEval implements SynapseXpathFunctionContextProvider {
    @Override
    public Function getInitializedExtFunction(MessageContext message) {
        return (context, arguments) -> evaluate(message, arguments);
    }

    @Override
    public QName getResolvingQName() {
        return new QName("json-eval");
    }

    private static Object evaluate(MessageContext message, List<?> arguments) {
        return new JsonPath(String.valueOf(arguments.get(0))).string(Body.text(message));
    }
}
