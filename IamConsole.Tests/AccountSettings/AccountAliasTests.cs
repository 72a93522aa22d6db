using IamConsole.Core.AccountSettings;
using IamConsole.Core.Arns;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AccountSettings;

public sealed class AccountAliasTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_new_alias_replaces_the_old_one()
    {
        await _iam.DoAsync(new CreateAccountAlias("first"));
        await _iam.DoAsync(new CreateAccountAlias("second"));

        Assert.Equal(["second"], (await _iam.DoAsync(new ListAccountAliases())).AccountAliases);
    }

    [Fact]
    public async Task An_alias_of_another_account_is_taken()
    {
        var other = AccountId.Parse("210987654321");
        await _iam.AddAccountAsync(other);
        await _iam.DoAsync(new CreateAccountAlias("acme"));

        var result = await _iam.Gateway.SendAsync(Caller.Installation(other), new CreateAccountAlias("acme"));

        Assert.Equal(IamError.EntityAlreadyExists("The account alias acme already exists."), result.Error);
    }

    [Theory]
    [InlineData("Acme")]
    [InlineData("ab")]
    [InlineData("a--b")]
    [InlineData("-ab")]
    [InlineData("210987654321")]
    public async Task What_is_no_alias_is_refused(string alias) =>
        Assert.False((await _iam.Gateway.SendAsync(_iam.Root, new CreateAccountAlias(alias))).IsSuccess);

    [Fact]
    public async Task Only_the_alias_that_is_there_can_be_deleted()
    {
        await _iam.DoAsync(new CreateAccountAlias("acme"));
        Assert.Equal("NoSuchEntity", (await _iam.RefusedAsync(new DeleteAccountAlias("other"))).Code);

        await _iam.DoAsync(new DeleteAccountAlias("acme"));

        Assert.Empty((await _iam.DoAsync(new ListAccountAliases())).AccountAliases);
    }

    [Fact]
    public async Task The_summary_counts_what_there_is()
    {
        await _iam.DoAsync(new CreateUser("alice"));

        var summary = (await _iam.DoAsync(new GetAccountSummary())).SummaryMap;

        Assert.Equal(1, summary["Users"]);
        Assert.Equal(0, summary["Groups"]);
        Assert.Equal(5000, summary["UsersQuota"]);
        Assert.Equal(0, summary["AccountMFAEnabled"]);
    }
}
