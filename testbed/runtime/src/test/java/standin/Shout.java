package standin;

import org.apache.synapse.MessageContext;
import org.apache.synapse.mediators.AbstractMediator;

/** A class mediator that tests pack into a CAR. */
public final class Shout extends AbstractMediator {
    private String word;

    /**
     * @param word set from the configuration
     */
    public void setWord(String word) {
        this.word = word;
    }

    @Override
    public boolean mediate(MessageContext message) {
        message.setProperty("shout", word + "!");
        return true;
    }
}
