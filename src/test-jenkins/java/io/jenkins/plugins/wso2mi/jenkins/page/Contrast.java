package io.jenkins.plugins.wso2mi.jenkins.page;

/** How well the texts of a page stand out from their ground, as WCAG 2.1 measures it (1.4.3). */
final class Contrast {
    private static final String DARKEN = """
        const dark = {
          '--background': '#14161d', '--card-background': '#1b1e27', '--text-color': '#f3f5fb',
          '--text-color-secondary': '#9aa3b8', '--accent-color': '#6f9bff', '--success-color': '#52dd7f',
          '--green': '#52dd7f', '--error-color': '#ff6a55', '--red': '#ff6a55', '--warning-color': '#ffac4d',
          '--orange': '#ffac4d', '--white': '#f3f5fb', '--table-background': '#1b1e27',
          '--jenkins-border-color': '#2c303d', '--card-border-color': '#2c303d', '--header-background': '#14161d',
          '--input-color': '#1b1e27', '--button-background': '#262a35', '--table-body-background': '#14161d',
        };
        for (const [name, value] of Object.entries(dark)) {
          document.documentElement.style.setProperty(name, value);
        }
        document.documentElement.style.setProperty('color-scheme', 'dark');
        document.getAnimations().forEach((running) =>
            running.effect.getComputedTiming().endTime === Infinity ? running.cancel() : running.finish());
        """;

    private static final String POOREST = """
        const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const paint = (colour, ground) => {
          canvas.fillStyle = `rgb(${ground.join(' ')})`;
          canvas.fillRect(0, 0, 1, 1);
          canvas.fillStyle = colour;
          canvas.fillRect(0, 0, 1, 1);
          return Array.from(canvas.getImageData(0, 0, 1, 1).data).slice(0, 3);
        };
        const ground = (element) => {
          const below = element.parentElement === null ? [255, 255, 255] : ground(element.parentElement);
          return paint(getComputedStyle(element).backgroundColor, below);
        };
        const light = (rgb) => {
          const linear = (v) => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
          const [r, g, b] = rgb.map((v) => linear(v / 255));
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        let poorest = [21, ''];
        for (const element of document.querySelectorAll(arguments[0] + ' *')) {
          const own = Array.from(element.childNodes).some((n) => n.nodeType === 3 && n.textContent.trim() !== '');
          if (own && !element.closest('button, title, desc') && element.getClientRects().length > 0) {
            const style = getComputedStyle(element);
            const below = ground(element);
            const text = paint(element.namespaceURI.endsWith('svg') ? style.fill : style.color, below);
            const [a, b] = [light(text), light(below)].sort((x, y) => y - x);
            const contrast = (a + 0.05) / (b + 0.05);
            if (contrast < poorest[0]) {
              poorest = [contrast, element.textContent.trim().slice(0, 60)];
            }
          }
        }
        return poorest;
        """;

    private Contrast() {}

    /** Gives Jenkins' theme variables dark values, as a theme does. */
    static void darken(Browser browser) throws Exception {
        browser.run(DARKEN);
    }

    /** The least contrast of all texts of the release, buttons left out, whose look is Jenkins' own. */
    static double poorest(Browser browser) throws Exception {
        return poorest(browser, "#wso2-mi-release");
    }

    /** The least contrast of all texts in what a selector finds. */
    static double poorest(Browser browser, String root) throws Exception {
        return browser.run(POOREST, root).get(0).asDouble();
    }
}
