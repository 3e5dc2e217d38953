<?xml version="1.0" encoding="UTF-8"?>
<!-- Turns <visits number=""><visit fee=""/>...</visits> into an invoice with its total. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
    <xsl:output method="xml" omit-xml-declaration="yes"/>
    <xsl:template match="/">
        <xsl:apply-templates select="//visits"/>
    </xsl:template>
    <xsl:template match="visits">
        <invoice number="{@number}" visits="{count(visit)}" total="{sum(visit/@fee)}" currency="EUR"/>
    </xsl:template>
</xsl:stylesheet>
