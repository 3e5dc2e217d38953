package standin.car;

import java.io.InputStream;
import org.apache.axiom.om.OMElement;
import org.apache.axiom.om.OMException;
import org.apache.axiom.om.OMXMLBuilderFactory;
import org.apache.axiom.om.util.StAXParserConfiguration;

/** Reads XML whole; a document type definition is refused. */
public final class XmlText {
    private XmlText() {}

    /**
     * @param in the document; closed by the caller
     * @return its root element, built to the end
     * @throws OMException if the document is not well-formed or has a DTD
     */
    public static OMElement read(InputStream in) {
        OMElement root = OMXMLBuilderFactory.createOMBuilder(StAXParserConfiguration.SOAP, in)
                .getDocumentElement();
        root.build();
        return root;
    }
}
