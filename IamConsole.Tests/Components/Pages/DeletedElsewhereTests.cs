using AngleSharp.Dom;
using Bunit;
using IamConsole.Components.Layout;
using IamConsole.Components.Pages.Roles;
using IamConsole.Components.Pages.UserGroups;
using IamConsole.Components.Pages.Users;
using IamConsole.Core.Groups;
using IamConsole.Core.Operations;
using IamConsole.Core.Providers;
using IamConsole.Core.Roles;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Components.Pages;

/// <summary>Some of the things that were selected to be deleted do not exist any more.</summary>
public sealed class DeletedElsewhereTests : PageContext
{
    private IEnumerable<string> Flashes => Services.GetRequiredService<FlashMessages>().Current.Select(message => message.Text);

    protected override async Task ArrangeAsync()
    {
        foreach (var name in (string[])["one", "two", "three"])
        {
            await DoAsync(new CreateUser(name));
            await DoAsync(new CreateGroup(name));
            await DoAsync(new CreateRole(name, PolicyTexts.TrustAccount));
            await DoAsync(new CreateSAMLProvider(SamlTexts.Metadata("urn:idp"), name));
        }
    }

    [Theory]
    [InlineData(typeof(UserList), "2 users", "2 users")]
    [InlineData(typeof(GroupList), "2 user groups", "2 user groups")]
    [InlineData(typeof(RoleList), "2 roles", "delete")]
    [InlineData(typeof(IamConsole.Components.Pages.IdentityProviders.IdentityProviderList), "2 identity providers", "delete")]
    public async Task The_dialog_names_what_is_gone_and_deletes_the_rest(Type list, string rest, string confirmation)
    {
        var page = SelectAll(list);
        await DeleteAsync(list, "two");

        Delete(page);

        page.WaitForAssertion(() => Assert.Equal("two does not exist any more and is left out.", Dialog(page).QuerySelector(".notice-info")!.TextContent.Trim()));
        Assert.Equal($"Delete {rest}?", Dialog(page).QuerySelector("h2")!.TextContent);
        page.WaitForAssertion(() => Assert.Equal(["one", "three"], Selected(page)));
        Dialog(page).QuerySelector("input")!.Input(confirmation);
        Dialog(page).QuerySelector("form")!.Submit();
        page.WaitForAssertion(() => Assert.Equal([$"{rest} deleted."], Flashes));
        page.WaitForAssertion(() => Assert.Empty(Names(page)));
    }

    [Fact]
    public async Task One_that_is_left_is_deleted_as_one()
    {
        var page = SelectAll(typeof(GroupList));
        await DeleteAsync(typeof(GroupList), "one");
        await DeleteAsync(typeof(GroupList), "two");

        Delete(page);

        page.WaitForAssertion(() => Assert.Equal("one, two do not exist any more and are left out.", Dialog(page).QuerySelector(".notice-info")!.TextContent.Trim()));
        Dialog(page).QuerySelector("input")!.Input("three");
        Dialog(page).QuerySelector("form")!.Submit();
        page.WaitForAssertion(() => Assert.Equal(["User group three deleted."], Flashes));
    }

    [Fact]
    public async Task Nothing_is_left_to_delete_when_all_are_gone()
    {
        var page = SelectAll(typeof(UserList));
        foreach (var name in (string[])["one", "two", "three"])
        {
            await DeleteAsync(typeof(UserList), name);
        }

        Delete(page);

        page.WaitForAssertion(() => Assert.Contains("one, three, two do not exist any more.", Dialog(page).TextContent, StringComparison.Ordinal));
        Assert.Equal("Nothing left to delete", Dialog(page).QuerySelector("h2")!.TextContent);
        Assert.Null(Dialog(page).QuerySelector("[type=submit]"));
        page.WaitForAssertion(() => Assert.Equal("Select users in the table first.", Button(page).ParentElement!.QuerySelector("[role=tooltip]")!.TextContent));
    }

    [Fact]
    public async Task What_goes_while_the_dialog_is_open_is_named_and_deleting_again_goes_on_without_it()
    {
        var page = SelectAll(typeof(UserList));
        Delete(page);
        page.WaitForAssertion(() => Assert.Equal("Delete 3 users?", Dialog(page).QuerySelector("h2")!.TextContent));
        await DeleteAsync(typeof(UserList), "two");
        Dialog(page).QuerySelector("input")!.Input("3 users");
        Dialog(page).QuerySelector("form")!.Submit();
        page.WaitForAssertion(() => Assert.Equal(["None of the 3 users was deleted. The user with name two cannot be found. Choose Delete again to go on without it."], Flashes));

        page.WaitForAssertion(() => Assert.False(Button(page).HasAttribute("aria-disabled")));
        Delete(page);

        page.WaitForAssertion(() => Assert.Equal("Delete 2 users?", Dialog(page).QuerySelector("h2")!.TextContent));
    }

    private IRenderedComponent<DynamicComponent> SelectAll(Type list)
    {
        var page = Render<DynamicComponent>(parameters => parameters.Add(p => p.Type, list));
        page.WaitForAssertion(() => Assert.Equal(3, Names(page).Count));
        page.Find("thead input[type=checkbox]").Change(true);
        return page;
    }

    private Task<Nothing> DeleteAsync(Type list, string name) =>
        list == typeof(UserList) ? DoAsync(new DeleteUser(name)) : list == typeof(GroupList) ? DoAsync(new DeleteGroup(name)) : list == typeof(RoleList) ? DoAsync(new DeleteRole(name)) : DoAsync(new DeleteSAMLProvider($"arn:aws:iam::123456789012:saml-provider/{name}"));

    private static void Delete(IRenderedComponent<DynamicComponent> page) => Button(page).Click();

    private static IElement Button(IRenderedComponent<DynamicComponent> page) => page.FindAll(".page-header button").Single(button => button.TextContent.Trim() == "Delete");

    private static IElement Dialog(IRenderedComponent<DynamicComponent> page) => page.FindAll("dialog").Single(dialog => dialog.QuerySelector("h2") is { TextContent: not "Preferences" });

    private static IReadOnlyList<string> Names(IRenderedComponent<DynamicComponent> page) => [.. page.FindAll("tbody th[scope=row]").Select(cell => cell.TextContent.Trim())];

    private static IReadOnlyList<string> Selected(IRenderedComponent<DynamicComponent> page) => [.. page.FindAll("tbody .row-selected th").Select(cell => cell.TextContent.Trim())];
}
