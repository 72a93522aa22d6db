using IamConsole.Core.Authentication;
using IamConsole.Core.EventHistory;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.Users;
using IamConsole.SignIn;
using IamConsole.Tests.SecurityTokens;
using IamConsole.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Authentication;

/// <summary>Console sessions that act as a role, across accounts.</summary>
public sealed class RoleSwitchTests : SignInFixture
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";
    private const string Other = "444455556666";

    private RoleSwitching Switching => new(Sessions, Iam.Services.GetRequiredService<RoleSwitches>(), Iam.Services.GetRequiredService<AccountLookup>(), Iam.Gateway, Iam.Clock);

    [Fact]
    public async Task A_session_acts_as_a_role_of_another_account_and_back_as_its_user()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf(Alice));

        Assert.Null(await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", "The lab", "green")));
        var acting = (await Sessions.FindAsync(session.SessionId))!;
        Assert.Equal((Other, "arn:aws:sts::444455556666:assumed-role/guest/alice", "alice"), (acting.Caller.Account.ToString(), acting.Caller.Arn, acting.Owner.UserName));
        Assert.Equal(("The lab", "green"), (acting.Role!.DisplayName, acting.Role.Color));
        Assert.Empty((await Iam.Gateway.SendAsync(acting.Caller, new ListUsers())).Value.Users);

        await Switching.SwitchBackAsync(session.SessionId);
        var back = (await Sessions.FindAsync(session.SessionId))!;
        Assert.Equal((Alice, null), (back.Caller.Arn, back.Role));
        Assert.Superset(new HashSet<string> { "AssumeRole", "SwitchRole", "ExitRole" }, (await Iam.EventsAsync()).Select(entry => entry.EventName).ToHashSet());
    }

    [Fact]
    public async Task What_is_done_under_the_role_is_an_event_with_role_and_user()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf(Alice));
        await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null));

        await Iam.Gateway.SendAsync((await Sessions.FindAsync(session.SessionId))!.Caller, new ListUsers());
        await Iam.EventsAsync();

        var entry = (await Iam.Gateway.QueryAsync(Caller.Installation(TokenFixture.Other), new EventHistoryQuery { Criteria = new EventCriteria { EventName = "ListUsers" } })).Value.Rows.Single();
        Assert.Equal("guest/alice", entry.UserName);
        Assert.Contains("\"type\": \"AssumedRole\"", entry.Record);
    }

    [Fact]
    public async Task A_role_that_demands_an_external_id_cannot_be_switched_to_and_the_refusal_says_why()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf(Alice, """{"StringEquals":{"sts:ExternalId":"unicorn"}}"""));

        Assert.Contains("external ID", await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null)));
        Assert.Null((await Sessions.FindAsync(session.SessionId))!.Role);
    }

    [Fact]
    public async Task A_role_that_demands_MFA_says_so_to_who_has_none()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf(Alice, """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"""));

        Assert.Contains("MFA", await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null)));
    }

    [Fact]
    public async Task Who_is_not_trusted_learns_nothing_of_the_role()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf("arn:aws:iam::444455556666:root", """{"StringEquals":{"sts:ExternalId":"unicorn"}}"""));

        var untrusted = await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null));

        Assert.StartsWith("Invalid information", untrusted);
        Assert.Equal(untrusted, await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "ghost", null, null)));
        Assert.Equal(untrusted, await Switching.SwitchAsync(session.SessionId, new RoleChoice("999999999999", "guest", null, null)));
    }

    [Fact]
    public async Task The_roles_session_ends_with_its_time_and_with_the_role_and_the_users_goes_on()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf(Alice));
        await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null));

        Iam.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Alice, (await Sessions.FindAsync(session.SessionId))!.Caller.Arn);

        await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null));
        Assert.NotNull((await Sessions.FindAsync(session.SessionId))!.Role);
        await Iam.Gateway.SendAsync(Caller.Installation(TokenFixture.Other), new DeleteRolePolicy("guest", "own"));
        await Iam.Gateway.SendAsync(Caller.Installation(TokenFixture.Other), new DeleteRole("guest"));
        Assert.Equal(Alice, (await Sessions.FindAsync(session.SessionId))!.Caller.Arn);
    }

    [Fact]
    public async Task The_end_of_the_users_session_ends_the_roles()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf(Alice));
        await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null));

        await Iam.DoAsync(new UpdateLoginProfile("alice") { Password = "Another-password-1" });

        Assert.Null(await Sessions.FindAsync(session.SessionId));
    }

    [Fact]
    public async Task A_switch_is_always_made_as_the_user_and_revoked_sessions_may_nothing()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf(Alice));
        await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null));
        Iam.Clock.Advance(TimeSpan.FromSeconds(2));
        await Iam.Gateway.SendAsync(Caller.Installation(TokenFixture.Other), SessionRevocation.OfRole("guest", Iam.Clock.GetUtcNow()));

        Assert.Equal("AccessDenied", (await Iam.Gateway.SendAsync((await Sessions.FindAsync(session.SessionId))!.Caller, new ListUsers())).Error?.Code);
        Iam.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(await Switching.SwitchAsync(session.SessionId, new RoleChoice(Other, "guest", null, null)));
        Assert.True((await Iam.Gateway.SendAsync((await Sessions.FindAsync(session.SessionId))!.Caller, new ListUsers())).IsSuccess);
    }

    [Fact]
    public async Task Somebody_elses_credentials_switch_no_session()
    {
        var session = await SignInWithRoleAsync(TokenFixture.TrustOf("arn:aws:iam::123456789012:root"));
        await Iam.DoAsync(new CreateUser("bob"));
        await Iam.AddInlinePolicyAsync("bob", PolicyTexts.Allow("sts:AssumeRole"));
        var bobs = (await Iam.Gateway.SendAsync(await Iam.CallerOfAsync("bob"), new AssumeRole($"arn:aws:iam::{Other}:role/guest", "alice"))).Value.Credentials;

        var owner = (await Sessions.FindAsync(session.SessionId))!.Owner;

        Assert.Equal(IamError.InvalidSession(), (await Iam.Services.GetRequiredService<RoleSwitches>().SwitchAsync(owner, bobs.AccessKeyId, bobs.SessionToken, null, null)).Error);
    }

    private async Task<BegunSession> SignInWithRoleAsync(string trust)
    {
        await CreateUserAsync();
        await Iam.AddAccountAsync(TokenFixture.Other);
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("sts:AssumeRole"));
        foreach (IamOperation operation in new IamOperation[] { new CreateRole("guest", trust), new PutRolePolicy("guest", "own", PolicyTexts.Allow("iam:ListUsers")) })
        {
            var made = await Iam.Gateway.SendAllAsync(Caller.Installation(TokenFixture.Other), [operation]);
            Assert.True(made.IsSuccess, made.Error?.Message);
        }

        return await SignInAsync();
    }
}
