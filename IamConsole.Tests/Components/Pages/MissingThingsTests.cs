using Bunit;
using IamConsole.Components.Pages.Roles;
using IamConsole.Components.Pages.SecurityCredentials;
using IamConsole.Components.Pages.UserGroups;
using IamConsole.Components.Pages.Users;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;

namespace IamConsole.Tests.Components.Pages;

/// <summary>Pages below a user, group or role, at the address of one that does not exist.</summary>
public sealed class MissingThingsTests : PageContext
{
    [Theory]
    [InlineData(typeof(AddUserPermissions), "user", "user")]
    [InlineData(typeof(UserBoundaryPage), "user", "user")]
    [InlineData(typeof(CreateAccessKeyWizard), "user", "user")]
    [InlineData(typeof(AddGroupUsersPage), "user group", "group")]
    [InlineData(typeof(AttachGroupPoliciesPage), "user group", "group")]
    [InlineData(typeof(AttachRolePoliciesPage), "role", "role")]
    [InlineData(typeof(SetRoleBoundaryPage), "role", "role")]
    public void A_page_says_at_once_that_there_is_no_such_thing(Type page, string kind, string word)
    {
        var shown = Render<DynamicComponent>(parameters => parameters.Add(p => p.Type, page).Add(p => p.Parameters, new Dictionary<string, object> { ["Name"] = "ghost" }));

        shown.WaitForAssertion(() => Assert.Contains($"There is no such {kind}", shown.Markup, StringComparison.Ordinal));
        Assert.Contains($"The {word} with name ghost cannot be found.", shown.Markup, StringComparison.Ordinal);
        Assert.Empty(shown.FindAll(".wizard-foot, form"));
    }

    [Fact]
    public async Task Whoever_may_not_see_a_user_is_not_kept_from_the_page()
    {
        await DoAsync(new CreateUser("alice"));
        await DoAsync(new CreateUser("bob"));
        Client.Caller = await Iam.CallerOfAsync("bob");

        var shown = Render<AddUserPermissions>(parameters => parameters.Add(p => p.Name, "alice"));

        shown.WaitForAssertion(() => Assert.NotEmpty(shown.FindAll("form")));
        Assert.DoesNotContain("There is no such user", shown.Markup, StringComparison.Ordinal);
    }
}
