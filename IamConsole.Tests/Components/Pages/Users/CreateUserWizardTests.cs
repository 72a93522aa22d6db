using Bunit;
using IamConsole.Components.Pages.Users;
using IamConsole.Core.AccessKeys;
using IamConsole.Core.Groups;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages.Users;

public sealed class CreateUserWizardTests : PageContext
{
    private const string Allow = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*"}}""";

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreateGroup("devs"));
        await DoAsync(new CreateUser("model") { PermissionsBoundary = "arn:aws:iam::aws:policy/PowerUserAccess" });
        await DoAsync(new AddUserToGroup("devs", "model"));
        await DoAsync(new PutUserPolicy("model", "bucket", Allow));
        await DoAsync(new AttachUserPolicy("model", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));
    }

    [Theory]
    [InlineData("", "Enter a user name.")]
    [InlineData("no spaces", "Use letters without accents, digits and + = , . @ _ - only; no spaces.")]
    public void A_name_that_cannot_be_is_refused_before_the_next_step(string name, string message)
    {
        var wizard = Render<CreateUserWizard>();

        SetName(wizard, name);
        Next(wizard);

        Assert.Equal("Specify user details", wizard.Find("h1").TextContent.Trim());
        Assert.Equal(message, wizard.Find(".field-error").TextContent.Trim());
    }

    [Fact]
    public async Task A_user_with_everything_is_made_in_one_batch_and_the_secrets_are_shown_once()
    {
        var wizard = Render<CreateUserWizard>();
        SetName(wizard, "alice");
        Check(wizard, "Provide user access");
        Check(wizard, "Create an access key");
        Next(wizard);
        wizard.WaitForAssertion(() => Row(wizard, "devs"));
        Row(wizard, "devs").QuerySelector("input")!.Change(true);
        Next(wizard);
        Assert.Contains("IAMUserChangePassword", wizard.Find("table").TextContent, StringComparison.Ordinal);
        Next(wizard);
        wizard.WaitForAssertion(() => Assert.Equal("Retrieve password", wizard.Find("h1").TextContent.Trim()));

        Assert.Equal(
            [typeof(CreateUser), typeof(AddUserToGroup), typeof(CreateLoginProfile), typeof(AttachUserPolicy), typeof(CreateAccessKey)],
            Client.Sent.Select(operation => operation.GetType()));
        Assert.True(Client.Sent.OfType<CreateLoginProfile>().Single().PasswordResetRequired);
        var password = Client.Sent.OfType<CreateLoginProfile>().Single().Password!;
        Assert.DoesNotContain(password, wizard.Find(".secret-value").TextContent, StringComparison.Ordinal);
        wizard.FindAll(".secret button").First(button => button.TextContent == "Show").Click();
        wizard.WaitForAssertion(() => Assert.Equal(password, wizard.Find(".secret-value").TextContent));
        Assert.Equal(["alice", "model"], await Iam.ReadAsync(db => db.Users.OrderBy(user => user.Name).Select(user => user.Name).ToListAsync()));

        wizard.FindAll("button").Single(button => button.TextContent == "Return to users list").Click();
        Assert.EndsWith("/users", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
        Assert.DoesNotContain(password, wizard.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Copying_brings_groups_policies_and_the_boundary()
    {
        var wizard = Render<CreateUserWizard>();
        SetName(wizard, "alice");
        Next(wizard);
        Check(wizard, "Copy permissions");
        wizard.WaitForAssertion(() => Row(wizard, "model"));
        Row(wizard, "model").QuerySelector("input")!.Change(true);
        wizard.WaitForAssertion(() => Assert.Contains("Copied from model", wizard.Markup, StringComparison.Ordinal));
        Next(wizard);
        Next(wizard);
        wizard.WaitForAssertion(() => Assert.EndsWith("/users", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal));

        Assert.Equal("arn:aws:iam::aws:policy/PowerUserAccess", Client.Sent.OfType<CreateUser>().Single().PermissionsBoundary);
        Assert.Equal("devs", Client.Sent.OfType<AddUserToGroup>().Single().GroupName);
        Assert.Equal("arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess", Client.Sent.OfType<AttachUserPolicy>().Single().PolicyArn);
        Assert.Equal(Allow, Client.Sent.OfType<PutUserPolicy>().Single().PolicyDocument);
    }

    [Fact]
    public void A_weak_custom_password_is_refused_before_it_is_sent()
    {
        var wizard = Render<CreateUserWizard>();
        SetName(wizard, "alice");
        Check(wizard, "Provide user access");
        Check(wizard, "Custom password");
        wizard.Find("input[type=password]").Change("short");
        Next(wizard);

        Assert.Equal("Password should have a minimum length of 8.", wizard.Find(".field-error").TextContent.Trim());
        Assert.Empty(Client.Sent);
    }

    [Fact]
    public void A_refused_batch_leaves_the_review_with_the_reason()
    {
        var wizard = Render<CreateUserWizard>();
        SetName(wizard, "MODEL");
        Next(wizard);
        Next(wizard);
        Next(wizard);

        wizard.WaitForAssertion(() => Assert.Contains("User with name MODEL already exists.", wizard.Find(".refusal").TextContent, StringComparison.Ordinal));
        Assert.Equal("Review and create", wizard.Find("h1").TextContent.Trim());
    }

    private static void SetName(IRenderedComponent<CreateUserWizard> wizard, string name) => wizard.Find(".field input.input").Change(name);

    private static void Next(IRenderedComponent<CreateUserWizard> wizard) => wizard.Find("form").Submit();

    private static void Check(IRenderedComponent<CreateUserWizard> wizard, string label) =>
        wizard.FindAll("label").First(element => element.TextContent.Contains(label, StringComparison.Ordinal)).QuerySelector("input")!.Change(true);

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<CreateUserWizard> wizard, string name) =>
        wizard.FindAll("tbody tr").Single(row => row.TextContent.Contains(name, StringComparison.Ordinal));
}
