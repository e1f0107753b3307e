<#macro content>
<#-- The client carries its city's colours; they were typed by people, so only a strict pattern reaches the page. -->
<#assign colour = "">
<#assign onColour = "">
<#assign brand = "">
<#if client??>
  <#if (client.attributes.brandColor)?has_content><#assign colour = client.attributes.brandColor></#if>
  <#if (client.attributes.brandTextColor)?has_content><#assign onColour = client.attributes.brandTextColor></#if>
  <#if (client.attributes.brandName)?has_content><#assign brand = client.attributes.brandName></#if>
</#if>
<#if colour?matches("^#[0-9a-fA-F]{6}$")>
<style>
:root { --bourg-brand: ${colour}; }
<#if onColour?matches("^#(000000|ffffff)$")>
:root { --bourg-action: ${colour}; --bourg-on-action: ${onColour}; }
</#if>
</style>
</#if>
<#if brand?has_content><p class="bourg-brand">${brand}</p></#if>
</#macro>
