package io.jenkins.plugins.wso2mi.jenkins.step;

import io.jenkins.plugins.wso2mi.order.StandingFacts;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** How an image stands to its bases. */
public final class MiImageStanding implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String image;
    private final String reference;
    private final int levels;
    private final ArrayList<String> moved;
    private final String sentence;

    MiImageStanding(StandingFacts facts) {
        this.image = facts.image();
        this.reference = facts.reference();
        this.levels = facts.levels();
        this.moved = new ArrayList<>(facts.moved());
        this.sentence = facts.sentence();
    }

    /** As it was asked for, with registry and tag. */
    @Whitelisted
    public String getImage() {
        return image;
    }

    /** The same by digest. */
    @Whitelisted
    public String getReference() {
        return reference;
    }

    /** How many bases it says to be on; 0 if it does not say. */
    @Whitelisted
    public int getLevels() {
        return levels;
    }

    /** Names of the bases that stand for other images by now, nearest first. */
    @Whitelisted
    public List<String> getMoved() {
        return new ArrayList<>(moved);
    }

    /** Whether at least one of its bases has moved. */
    @Whitelisted
    public boolean isOutdated() {
        return !moved.isEmpty();
    }

    @Whitelisted
    @Override
    public String toString() {
        return sentence;
    }
}
