using IamConsole.Core.Activity;
using IamConsole.Core.EventHistory;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.SecurityTokens.Shapes;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.SecurityTokens;

public sealed class AssumeRoleTests : IAsyncLifetime
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";
    private const string Account = "arn:aws:iam::123456789012:root";
    private static readonly string ListUsers = PolicyTexts.Allow("iam:ListUsers");

    private TokenFixture _tokens = null!;

    private IamFixture Iam => _tokens.Iam;

    public async ValueTask InitializeAsync() => _tokens = await TokenFixture.CreateAsync();

    public ValueTask DisposeAsync() => _tokens.DisposeAsync();

    [Fact]
    public async Task The_session_may_what_the_role_may_and_not_what_the_user_may()
    {
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:ListGroups"));
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice), ListUsers);

        var session = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1"));

        await _tokens.OkAsync(session, new ListUsers());
        Assert.Equal(
            "User: arn:aws:sts::123456789012:assumed-role/reader/day1 is not authorized to perform: iam:ListGroups on resource: arn:aws:iam::123456789012:group/ because no identity-based policy allows the iam:ListGroups action",
            (await _tokens.RefusedAsync(session, new Core.Groups.ListGroups())).Message);
    }

    [Fact]
    public async Task Within_the_account_a_role_that_trusts_the_user_needs_no_policy_of_the_user_and_one_that_trusts_the_account_does()
    {
        var alice = await _tokens.AliceAsync();
        var trustsAlice = await _tokens.AddRoleAsync("one", TokenFixture.TrustOf(Alice));
        var trustsAccount = await _tokens.AddRoleAsync("two", TokenFixture.TrustOf(Account));

        await _tokens.OkAsync(alice, new AssumeRole(trustsAlice, "day1"));
        var refused = await _tokens.RefusedAsync(alice, new AssumeRole(trustsAccount, "day1"));
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("sts:AssumeRole", trustsAccount));

        Assert.EndsWith("because no identity-based policy allows the sts:AssumeRole action", refused.Message);
        await _tokens.OkAsync(alice, new AssumeRole(trustsAccount, "day1"));
    }

    [Fact]
    public async Task Across_accounts_both_sides_have_to_allow()
    {
        var alice = await _tokens.AliceAsync();
        var role = await _tokens.AddRoleAsync(TokenFixture.Other, "guest", TokenFixture.TrustOf(Alice), ListUsers);

        var before = await _tokens.RefusedAsync(alice, new AssumeRole(role, "day1"));
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("sts:AssumeRole", role));
        var session = await _tokens.AssumeAsync(alice, new AssumeRole(role, "day1"));

        Assert.EndsWith("because no identity-based policy allows the sts:AssumeRole action", before.Message);
        Assert.Equal((TokenFixture.Other, "arn:aws:sts::444455556666:assumed-role/guest/day1"), (session.Account, session.Arn));
        Assert.Empty((await _tokens.OkAsync(session, new ListUsers())).Users);
    }

    [Fact]
    public async Task Of_another_account_nobody_learns_whether_a_role_exists()
    {
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("sts:AssumeRole"));
        var alice = await _tokens.AliceAsync();
        var role = await _tokens.AddRoleAsync(TokenFixture.Other, "guest", TokenFixture.TrustOf("arn:aws:iam::444455556666:root"));

        var untrusted = await _tokens.RefusedAsync(alice, new AssumeRole(role, "day1"));
        var missing = await _tokens.RefusedAsync(alice, new AssumeRole(role.Replace("guest", "ghost", StringComparison.Ordinal), "day1"));
        var nowhere = await _tokens.RefusedAsync(alice, new AssumeRole("arn:aws:iam::999999999999:role/guest", "day1"));

        Assert.Equal($"User: {Alice} is not authorized to perform: sts:AssumeRole on resource: {role}", untrusted.Message);
        Assert.Equal(untrusted.Message.Replace("guest", "ghost", StringComparison.Ordinal), missing.Message);
        Assert.Equal(untrusted.Message.Replace("444455556666", "999999999999", StringComparison.Ordinal), nowhere.Message);
        Assert.Null(Assert.IsType<AccessDenied>(untrusted).Request);
    }

    [Fact]
    public async Task Both_accounts_have_the_event_and_the_roles_tells_only_from_which_account()
    {
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("sts:AssumeRole"));
        var role = await _tokens.AddRoleAsync(TokenFixture.Other, "guest", TokenFixture.TrustOf(Alice));

        await _tokens.OkAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1"));

        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();
        Assert.Contains(("AssumeRole", null), await Iam.EventsAsync());
        var there = (await Iam.Gateway.QueryAsync(Caller.Installation(TokenFixture.Other), new EventHistoryQuery { Criteria = new EventCriteria { EventName = "AssumeRole" } })).Value.Rows.Single();
        Assert.Contains("\"type\": \"AWSAccount\"", there.Record);
        Assert.Contains("\"accountId\": \"123456789012\"", there.Record);
        Assert.DoesNotContain("alice", there.Record);
    }

    [Fact]
    public async Task Root_assumes_no_role()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Account));

        Assert.Equal("Roles may not be assumed by root accounts.", (await _tokens.RefusedAsync(Iam.Root, new AssumeRole(role, "day1"))).Message);
    }

    [Fact]
    public async Task A_role_that_demands_an_external_id_is_had_with_that_id_only()
    {
        var alice = await _tokens.AliceAsync();
        var role = await _tokens.AddRoleAsync("audit", TokenFixture.TrustOf(Alice, """{"StringEquals":{"sts:ExternalId":"unicorn"}}"""));

        Assert.IsType<AccessDenied>(await _tokens.RefusedAsync(alice, new AssumeRole(role, "day1")));
        Assert.IsType<AccessDenied>(await _tokens.RefusedAsync(alice, new AssumeRole(role, "day1") { ExternalId = "horse" }));
        await _tokens.OkAsync(alice, new AssumeRole(role, "day1") { ExternalId = "unicorn" });
    }

    [Fact]
    public async Task A_role_that_demands_MFA_is_had_with_a_code_which_serves_once()
    {
        var alice = await _tokens.AliceAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");
        var role = await _tokens.AddRoleAsync("admin", TokenFixture.TrustOf(Alice, """{"Bool":{"aws:MultiFactorAuthPresent":"true"},"NumericLessThan":{"aws:MultiFactorAuthAge":"60"}}"""));
        var request = new AssumeRole(role, "day1") { SerialNumber = device.SerialNumber, TokenCode = device.Code() };

        Assert.IsType<AccessDenied>(await _tokens.RefusedAsync(alice, new AssumeRole(role, "day1")));
        var session = await _tokens.AssumeAsync(alice, request);

        Assert.Null(session.MfaAuthenticatedAt);
        Assert.Equal("MultiFactorAuthentication failed with invalid MFA one time pass code.", (await _tokens.RefusedAsync(alice, request)).Message);
    }

    [Fact]
    public async Task Guesses_of_a_code_are_slowed_down_and_a_code_that_the_policies_refuse_is_not_used_up()
    {
        var alice = await _tokens.AliceAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");
        var wrong = new AssumeRole(await _tokens.AddRoleAsync("admin", TokenFixture.TrustOf(Alice)), "day1") { SerialNumber = device.SerialNumber, TokenCode = device.Code(10) };
        var closed = new AssumeRole(await _tokens.AddRoleAsync("closed", TokenFixture.TrustOf("arn:aws:iam::999999999999:root")), "day1") { SerialNumber = device.SerialNumber, TokenCode = device.Code() };

        Assert.IsType<AccessDenied>(await _tokens.RefusedAsync(alice, closed));
        await _tokens.OkAsync(alice, wrong with { TokenCode = device.Code() });
        var codes = new List<string>();
        for (var guess = 0; guess < 6; guess++)
        {
            codes.Add((await _tokens.RefusedAsync(alice, wrong)).Code);
        }

        Assert.Equal(["AccessDenied", "AccessDenied", "AccessDenied", "AccessDenied", "AccessDenied", "Throttling"], codes);
    }

    [Fact]
    public async Task Somebody_elses_device_proves_nothing()
    {
        await Iam.DoAsync(new CreateUser("bob"));
        var device = await Iam.AddDeviceAsync("phone", "bob");
        var role = await _tokens.AddRoleAsync("admin", TokenFixture.TrustOf(Alice));

        var refused = await _tokens.RefusedAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1") { SerialNumber = device.SerialNumber, TokenCode = device.Code() });

        Assert.StartsWith("MultiFactorAuthentication failed, unable to validate MFA code.", refused.Message);
    }

    [Fact]
    public async Task Session_policies_limit_the_role_and_only_limit_it()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice), ListUsers);
        var alice = await _tokens.AliceAsync();

        var inline = await _tokens.AssumeAsync(alice, new AssumeRole(role, "day1") { Policy = PolicyTexts.Allow("iam:ListGroups") });
        var managed = await _tokens.AssumeAsync(alice, new AssumeRole(role, "day1") { PolicyArns = [new PolicyDescriptorType { arn = "arn:aws:iam::aws:policy/IAMReadOnlyAccess" }] });

        Assert.EndsWith("because no session policy allows the iam:ListUsers action", (await _tokens.RefusedAsync(inline, new ListUsers())).Message);
        Assert.EndsWith("because no identity-based policy allows the iam:ListGroups action", (await _tokens.RefusedAsync(inline, new Core.Groups.ListGroups())).Message);
        await _tokens.OkAsync(managed, new ListUsers());
        Assert.EndsWith("because no identity-based policy allows the iam:ListGroups action", (await _tokens.RefusedAsync(managed, new Core.Groups.ListGroups())).Message);
    }

    [Fact]
    public async Task The_boundary_of_the_role_limits_the_session()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice), PolicyTexts.Allow("*"));
        await Iam.DoAsync(new Core.ManagedPolicies.PutRolePermissionsBoundary("reader", "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"));

        var session = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1"));

        Assert.EndsWith("because no permissions boundary allows the iam:ListUsers action", (await _tokens.RefusedAsync(session, new ListUsers())).Message);
    }

    [Theory]
    [InlineData("not json", "MalformedPolicyDocument")]
    [InlineData(null, "ValidationError")]
    public async Task Session_policies_have_to_be_policies_and_to_exist(string? policy, string code)
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));
        var request = new AssumeRole(role, "day1") { Policy = policy, PolicyArns = [new PolicyDescriptorType { arn = "arn:aws:iam::123456789012:policy/none" }] };

        Assert.Equal(code, (await _tokens.RefusedAsync(await _tokens.AliceAsync(), request)).Code);
    }

    [Fact]
    public async Task Session_policies_that_are_too_long_are_refused_with_their_size()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));

        Assert.Equal(
            ("PackedPolicyTooLarge", "Packed policy consumes 150% of allotted space, please use smaller policy."),
            CodeAndMessage(await _tokens.RefusedAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1") { Policy = PolicyTexts.OfSize(3072) })));
    }

    [Fact]
    public async Task Session_tags_need_TagSession_and_take_the_place_of_the_roles_tags()
    {
        var alice = await _tokens.AliceAsync();
        const string Condition = """{"StringEquals":{"aws:PrincipalTag/team":"blue"}}""";
        var closed = await _tokens.AddRoleAsync("closed", TokenFixture.TrustOf(Alice));
        var open = await _tokens.AddRoleAsync("open", TokenFixture.TrustOf(Alice, action: """["sts:AssumeRole","sts:TagSession"]"""), PolicyTexts.Allow("iam:ListUsers", condition: Condition));
        await Iam.DoAsync(new TagRole("open", [new Tag("Team", "red")]));

        var refused = await _tokens.RefusedAsync(alice, new AssumeRole(closed, "day1") { Tags = [new Tag("team", "blue")] });
        var untagged = await _tokens.AssumeAsync(alice, new AssumeRole(open, "day1"));
        var tagged = await _tokens.AssumeAsync(alice, new AssumeRole(open, "day1") { Tags = [new Tag("team", "blue")] });

        Assert.EndsWith("because no role trust policy allows the sts:TagSession action", refused.Message);
        Assert.IsType<AccessDenied>(await _tokens.RefusedAsync(untagged, new ListUsers()));
        await _tokens.OkAsync(tagged, new ListUsers());
    }

    [Fact]
    public async Task Transitive_tags_and_the_source_identity_go_through_the_whole_chain()
    {
        const string Actions = """["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]""";
        var first = await _tokens.AddRoleAsync("first", TokenFixture.TrustOf(Alice, action: Actions));
        var second = await _tokens.AddRoleAsync("second", TokenFixture.TrustOf(first, action: Actions), PolicyTexts.Allow("iam:ListUsers", condition: """{"StringEquals":{"aws:SourceIdentity":"alice-in-person","aws:PrincipalTag/Team":"blue"},"Null":{"aws:PrincipalTag/Day":"true"}}"""));
        var one = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(first, "day1")
        {
            Tags = [new Tag("Team", "blue"), new Tag("Day", "one")],
            TransitiveTagKeys = ["Team"],
            SourceIdentity = "alice-in-person",
        });

        var two = await _tokens.AssumeAsync(one, new AssumeRole(second, "day1"));

        await _tokens.OkAsync(two, new ListUsers());
        Assert.Equal("ValidationError", (await _tokens.RefusedAsync(one, new AssumeRole(second, "day1") { Tags = [new Tag("team", "red")] })).Code);
        Assert.Equal("ValidationError", (await _tokens.RefusedAsync(one, new AssumeRole(second, "day1") { SourceIdentity = "somebody" })).Code);
    }

    [Theory]
    [InlineData(7200, null)]
    [InlineData(7201, "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.")]
    public async Task A_session_lasts_at_most_as_long_as_the_role_allows(int seconds, string? message)
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));

        var result = await Iam.Gateway.SendAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1") { DurationSeconds = seconds });

        Assert.Equal(message, result.Error?.Message);
        if (result.IsSuccess)
        {
            Assert.Equal(Iam.Clock.GetUtcNow().AddSeconds(seconds), result.Value.Credentials.Expiration);
        }
    }

    [Fact]
    public async Task A_session_that_a_session_asked_for_lasts_an_hour_at_most()
    {
        var first = await _tokens.AddRoleAsync("first", TokenFixture.TrustOf(Alice));
        var second = await _tokens.AddRoleAsync("second", TokenFixture.TrustOf(first));
        var one = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(first, "day1"));

        await _tokens.OkAsync(one, new AssumeRole(second, "day1") { DurationSeconds = 3600 });
        Assert.Contains("1 hour session limit", (await _tokens.RefusedAsync(one, new AssumeRole(second, "day1") { DurationSeconds = 3601 })).Message);
    }

    [Fact]
    public async Task A_session_has_the_condition_keys_of_a_role_and_no_user_name()
    {
        const string Condition = """{"StringEquals":{"aws:PrincipalArn":"arn:aws:iam::123456789012:role/jobs/worker","aws:PrincipalType":"AssumedRole"},"StringLike":{"aws:userid":"AROA*:day1"},"Null":{"aws:username":"true","aws:TokenIssueTime":"false"},"Bool":{"aws:MultiFactorAuthPresent":"false"}}""";
        await Iam.DoAsync(new CreateRole("worker", TokenFixture.TrustOf(Alice)) { Path = "/jobs/" });
        await Iam.DoAsync(new Core.InlinePolicies.PutRolePolicy("worker", "own", PolicyTexts.Allow("iam:ListUsers", condition: Condition)));

        var session = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole("arn:aws:iam::123456789012:role/jobs/worker", "day1"));

        Assert.Equal("arn:aws:sts::123456789012:assumed-role/worker/day1", session.Arn);
        await _tokens.OkAsync(session, new ListUsers());
    }

    [Fact]
    public async Task What_a_session_does_is_the_roles_last_use_and_an_event_of_the_session()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice), ListUsers);
        var session = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1"));
        await _tokens.OkAsync(session, new ListUsers());

        await Iam.Services.GetRequiredService<ActivityWriter>().FlushAsync();

        Assert.Equal((Iam.Clock.GetUtcNow(), "us-east-1"), await Iam.ReadAsync(db => db.Roles.Select(found => new ValueTuple<DateTimeOffset?, string?>(found.LastUsedAt, found.LastUsedRegion)).SingleAsync()));
        Assert.True(await Iam.ReadAsync(db => db.LastAccesses.AnyAsync(access => access.PrincipalId == session.PrincipalId && access.Action == "ListUsers")));
        var entry = (await Iam.Gateway.QueryAsync(Iam.Root, new EventHistoryQuery { Criteria = new EventCriteria { EventName = "ListUsers" } })).Value.Rows.Single();
        Assert.Equal("reader/day1", entry.UserName);
        Assert.Contains($"\"principalId\": \"{session.UserId}\"", entry.Record);
        Assert.Contains("\"sessionIssuer\"", entry.Record);
        Assert.Contains("\"userName\": \"reader\"", entry.Record);
    }

    [Fact]
    public async Task A_refusal_under_session_policies_is_explained_from_the_history()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice), ListUsers);
        var session = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1") { Policy = PolicyTexts.Allow("iam:ListGroups") });
        await _tokens.RefusedAsync(session, new ListUsers());
        await Iam.EventsAsync();
        var sequence = await Iam.ReadAsync(db => db.ActivityEvents.Where(entry => entry.RefusedRequest != null).Select(entry => entry.Sequence).SingleAsync());

        var explained = (await Iam.Gateway.QueryAsync(Iam.Root, new Core.Explanations.RefusedEventQuery(sequence))).Value.Explained!;

        Assert.Equal(Core.Evaluation.PolicyLayer.Session, explained.Explanation.Decision.DecidedBy);
        Assert.Contains("Session policy", explained.Policies.Keys);
    }

    private static (string Code, string Message) CodeAndMessage(IamError error) => (error.Code, error.Message);
}
