using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Pages.Roles;
using IamConsole.Core.InstanceProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Providers;
using IamConsole.Core.Roles;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.Roles;

public sealed class CreateRoleWizardTests : PageContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateOpenIDConnectProvider("https://login.example.com") { ClientIDList = ["app"] });
        await DoAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), "Corporate"));
    }

    [Fact]
    public async Task A_role_for_EC2_comes_with_its_instance_profile()
    {
        var page = Render<CreateRoleWizard>();
        Select(page, 0).Change("EC2");
        Next(page);
        Next(page, "input[type=search]");
        await NameAndCreateAsync(page, "Host");

        Assert.Equal(["CreateRole", "CreateInstanceProfile", "AddRoleToInstanceProfile"], Client.Sent.Select(operation => operation.GetType().Name));
        Assert.Equal("Host", Assert.Single((await DoAsync(new GetInstanceProfile("Host"))).InstanceProfile.Roles).RoleName);
    }

    [Fact]
    public async Task A_use_case_brings_the_policies_that_it_is_meant_to_have()
    {
        var page = Render<CreateRoleWizard>();
        Select(page, 0).Change("Glue");
        Next(page);
        Next(page, "input[type=search]");
        await NameAndCreateAsync(page, "Crawler");

        Assert.Equal("AWSGlueServiceRole", Assert.Single((await DoAsync(new ListAttachedRolePolicies("Crawler"))).AttachedPolicies).PolicyName);
    }

    [Fact]
    public async Task A_service_linked_role_is_made_as_the_service_has_it()
    {
        var page = Render<CreateRoleWizard>();
        Select(page, 0).Change("ElastiCache");
        Next(page);
        page.WaitForAssertion(() => Assert.Contains("ElastiCacheServiceRolePolicy", page.Markup, StringComparison.Ordinal));
        Next(page);
        page.WaitForAssertion(() => Assert.Contains("AWSServiceRoleForElastiCache", page.Markup, StringComparison.Ordinal));
        Next(page);

        page.WaitForAssertion(() => Assert.EndsWith("/roles", Navigation.Uri, StringComparison.Ordinal));
        Assert.Equal("/aws-service-role/elasticache.amazonaws.com/", (await DoAsync(new GetRole("AWSServiceRoleForElastiCache"))).Role.Path);
    }

    [Fact]
    public async Task Another_service_is_typed_by_its_principal()
    {
        var page = Render<CreateRoleWizard>();
        Select(page, 0).Change(NewTrust.OtherService);
        Next(page);
        Assert.Contains("service principal", page.Find(".field-error").TextContent, StringComparison.Ordinal);
        page.Find("form.wizard-main .field input").Change("pods.eks.amazonaws.com");
        Next(page);
        Next(page, "input[type=search]");
        await NameAndCreateAsync(page, "Pods");

        Assert.Equal(["AWS Service: pods.eks"], TrustedEntities.Of((await DoAsync(new GetRole("Pods"))).Role.AssumeRolePolicyDocument));
    }

    [Fact]
    public async Task Web_identity_takes_provider_audience_and_conditions()
    {
        var page = Render<CreateRoleWizard>();
        page.FindAll("input[name=trust-kind]")[2].Change(true);
        page.WaitForAssertion(() => Assert.Contains("login.example.com", page.Markup, StringComparison.Ordinal));
        Select(page, 0).Change("arn:aws:iam::123456789012:oidc-provider/login.example.com");
        page.WaitForAssertion(() => Assert.Contains("Add condition", page.Markup, StringComparison.Ordinal));
        page.FindAll("button").Single(button => button.TextContent.Trim() == "Add condition").Click();
        page.FindAll(".tag-row input")[0].Change("login.example.com:sub");
        page.Find(".tag-row select").Change("StringLike");
        page.FindAll(".tag-row input")[1].Change("repo:acme/*");
        Next(page);
        Next(page, "input[type=search]");
        await NameAndCreateAsync(page, "Build");

        var trust = (await DoAsync(new GetRole("Build"))).Role.AssumeRolePolicyDocument;
        Assert.Contains("\"login.example.com:aud\": \"app\"", trust, StringComparison.Ordinal);
        Assert.Contains("\"login.example.com:sub\": \"repo:acme/*\"", trust, StringComparison.Ordinal);
        Assert.Contains("sts:AssumeRoleWithWebIdentity", trust, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_providers_own_page_leads_here_with_it_chosen()
    {
        Navigation.NavigateTo(IamUrls.CreateRoleTrusting("arn:aws:iam::123456789012:saml-provider/Corporate"));
        var page = Render<CreateRoleWizard>();
        page.WaitForAssertion(() => Assert.Contains("Corporate", page.Markup, StringComparison.Ordinal));
        Next(page);
        Next(page, "input[type=search]");
        await NameAndCreateAsync(page, "Staff");

        var trust = (await DoAsync(new GetRole("Staff"))).Role.AssumeRolePolicyDocument;
        Assert.Contains("\"SAML:aud\": \"https://signin.aws.amazon.com/saml\"", trust, StringComparison.Ordinal);
        Assert.Contains("sts:AssumeRoleWithSAML", trust, StringComparison.Ordinal);
    }

    private static IElement Select(IRenderedComponent<CreateRoleWizard> page, int index) => page.FindAll("form.wizard-main .field select")[index];

    private static void Next(IRenderedComponent<CreateRoleWizard> page, string? whenThereIs = null)
    {
        if (whenThereIs is not null)
        {
            page.WaitForAssertion(() => page.Find(whenThereIs));
        }

        page.Find("form.wizard-main").Submit();
    }

    private async Task NameAndCreateAsync(IRenderedComponent<CreateRoleWizard> page, string name)
    {
        page.WaitForAssertion(() => page.Find("textarea"));
        page.Find("form.wizard-main .field input").Change(name);
        await page.Find("form.wizard-main").SubmitAsync();
        page.WaitForAssertion(() => Assert.EndsWith("/roles", Navigation.Uri, StringComparison.Ordinal));
    }
}
