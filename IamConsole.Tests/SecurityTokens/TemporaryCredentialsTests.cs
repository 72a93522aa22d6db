using IamConsole.Core.AccessKeys;
using IamConsole.Core.InlinePolicies;
using IamConsole.Core.Model;
using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.SecurityTokens.Shapes;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.SecurityTokens;

public sealed class TemporaryCredentialsTests : IAsyncLifetime
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";

    private TokenFixture _tokens = null!;

    private IamFixture Iam => _tokens.Iam;

    public async ValueTask InitializeAsync() => _tokens = await TokenFixture.CreateAsync();

    public ValueTask DisposeAsync() => _tokens.DisposeAsync();

    [Fact]
    public async Task A_token_opens_with_its_own_key_only_and_unaltered()
    {
        var credentials = await AssumeAsync();
        var others = await AssumeAsync();

        Assert.StartsWith("ASIA", credentials.AccessKeyId);
        Assert.Null(await _tokens.RefusalOfAsync(credentials));
        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusalOfAsync(credentials with { AccessKeyId = others.AccessKeyId }))?.Code);
        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusalOfAsync(credentials with { SessionToken = credentials.SessionToken[..^4] + "AAAA" }))?.Code);
        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusalOfAsync(credentials with { SessionToken = "" }))?.Code);
    }

    [Fact]
    public async Task A_token_expires()
    {
        var credentials = await AssumeAsync();

        Iam.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Null(await _tokens.RefusalOfAsync(credentials));
        Iam.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(new IamError("ExpiredToken", "The security token included in the request is expired"), await _tokens.RefusalOfAsync(credentials));
    }

    [Fact]
    public async Task A_deleted_role_ends_its_sessions_and_a_new_one_of_its_name_does_not_bring_them_back()
    {
        var credentials = await AssumeAsync();
        var open = await _tokens.CallerOfAsync(credentials);

        await Iam.DoAsync(new DeleteRolePolicy("reader", "own"));
        await Iam.DoAsync(new DeleteRole("reader"));
        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusalOfAsync(credentials))?.Code);
        await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice), PolicyTexts.Allow("*"));

        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusalOfAsync(credentials))?.Code);
        Assert.Equal("AccessDenied", (await _tokens.RefusedAsync(open, new ListUsers())).Code);
    }

    [Fact]
    public async Task Revoked_sessions_may_nothing_and_later_ones_may()
    {
        var revoked = await _tokens.CallerOfAsync(await AssumeAsync());
        Iam.Clock.Advance(TimeSpan.FromSeconds(2));
        var condition = $"{{\"DateLessThan\":{{\"aws:TokenIssueTime\":\"{Iam.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ}\"}}}}";
        await Iam.DoAsync(new PutRolePolicy("reader", "AWSRevokeOlderSessions", PolicyTexts.Deny("*", condition: condition)));
        Iam.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Contains("with an explicit deny in an identity-based policy", (await _tokens.RefusedAsync(revoked, new ListUsers())).Message);
        await _tokens.OkAsync(await _tokens.CallerOfAsync(await AssumeAsync()), new ListUsers());
    }

    [Fact]
    public async Task Neither_secret_nor_token_is_stored_anywhere()
    {
        var credentials = await AssumeAsync();
        await _tokens.OkAsync(await _tokens.CallerOfAsync(credentials), new ListUsers());
        await Iam.EventsAsync();

        var rows = await Iam.ReadAsync(async db =>
        {
            var parameters = new List<string?>();
            foreach (var entry in db.ActivityEvents)
            {
                parameters.AddRange([entry.RequestParameters, entry.Session, entry.RefusedRequest, entry.ErrorMessage]);
            }

            return await Task.FromResult(string.Join('\n', parameters));
        });
        Assert.DoesNotContain(credentials.SecretAccessKey, rows);
        Assert.DoesNotContain(credentials.SessionToken, rows);
    }

    [Fact]
    public async Task A_session_token_of_a_user_calls_IAM_only_with_MFA()
    {
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("iam:ListUsers", condition: """{"Bool":{"aws:MultiFactorAuthPresent":"true"}}"""));
        var alice = await _tokens.AliceAsync();
        var device = await Iam.AddDeviceAsync("phone", "alice");

        var plain = await _tokens.CallerOfAsync((await _tokens.OkAsync(alice, new GetSessionToken())).Credentials);
        var mfa = await _tokens.CallerOfAsync((await _tokens.OkAsync(alice, new GetSessionToken { SerialNumber = device.SerialNumber, TokenCode = device.Code() })).Credentials);

        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusedAsync(plain, new ListUsers())).Code);
        Assert.Equal((CallerKind.User, "alice", alice.PrincipalId), (mfa.Kind, mfa.UserName, mfa.PrincipalId));
        await _tokens.OkAsync(mfa, new ListUsers());
    }

    [Fact]
    public async Task A_session_token_assumes_roles_and_asks_who_it_is_and_nothing_else_of_STS()
    {
        var alice = await _tokens.AliceAsync();
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));
        var session = await _tokens.CallerOfAsync((await _tokens.OkAsync(alice, new GetSessionToken())).Credentials);

        await _tokens.OkAsync(session, new AssumeRole(role, "day1"));
        Assert.Equal(Alice, (await _tokens.OkAsync(session, new GetCallerIdentity())).Arn);
        Assert.Equal("Cannot call GetSessionToken with session credentials", (await _tokens.RefusedAsync(session, new GetSessionToken())).Message);
        Assert.Equal("Cannot call GetFederationToken with session credentials", (await _tokens.RefusedAsync(session, new GetFederationToken("guest"))).Message);
    }

    [Theory]
    [InlineData(900, 900)]
    [InlineData(null, 43_200)]
    [InlineData(129_600, 129_600)]
    public async Task A_session_token_lasts_as_long_as_asked(int? asked, int seconds) =>
        Assert.Equal(Iam.Clock.GetUtcNow().AddSeconds(seconds), (await _tokens.OkAsync(await _tokens.AliceAsync(), new GetSessionToken { DurationSeconds = asked })).Credentials.Expiration);

    [Fact]
    public async Task Root_gets_an_hour_whatever_it_asks_for() =>
        Assert.Equal(Iam.Clock.GetUtcNow().AddHours(1), (await _tokens.OkAsync(Iam.Root, new GetSessionToken { DurationSeconds = 129_600 })).Credentials.Expiration);

    [Fact]
    public async Task A_deleted_user_ends_its_sessions()
    {
        var credentials = (await _tokens.OkAsync(await _tokens.AliceAsync(), new GetSessionToken())).Credentials;
        foreach (var key in (await Iam.DoAsync(new ListAccessKeys("alice"))).AccessKeyMetadata)
        {
            await Iam.DoAsync(new DeleteAccessKey(key.AccessKeyId) { UserName = "alice" });
        }

        await Iam.DoAsync(new DeleteUser("alice"));

        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusalOfAsync(credentials))?.Code);
    }

    [Fact]
    public async Task A_federated_user_is_vouched_for_by_a_user_who_may_and_calls_nothing_here_but_who_it_is()
    {
        var alice = await _tokens.AliceAsync();
        var refused = await _tokens.RefusedAsync(alice, new GetFederationToken("guest"));
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Allow("*"));

        var result = await _tokens.OkAsync(alice, new GetFederationToken("guest") { Policy = PolicyTexts.Allow("*") });
        var guest = await _tokens.CallerOfAsync(result.Credentials);

        Assert.Contains("sts:GetFederationToken on resource: arn:aws:sts::123456789012:federated-user/guest", refused.Message);
        Assert.Equal("123456789012:guest", result.FederatedUser.FederatedUserId);
        Assert.Equal(("123456789012:guest", "arn:aws:sts::123456789012:federated-user/guest"), Who(await _tokens.OkAsync(guest, new GetCallerIdentity())));
        Assert.Equal("InvalidClientTokenId", (await _tokens.RefusedAsync(guest, new ListUsers())).Code);
        Assert.Equal("AccessDenied", (await _tokens.RefusedAsync(guest, new AssumeRole("arn:aws:iam::123456789012:role/reader", "day1"))).Code);
    }

    [Fact]
    public async Task Who_one_is_needs_no_permission_and_cannot_be_denied()
    {
        await Iam.AddInlinePolicyAsync("alice", PolicyTexts.Deny("*"));
        var alice = await _tokens.AliceAsync();

        Assert.Equal((alice.PrincipalId, Alice), Who(await _tokens.OkAsync(alice, new GetCallerIdentity())));
    }

    [Fact]
    public async Task A_key_id_tells_its_account_even_when_it_is_gone()
    {
        var key = (await Iam.DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        await Iam.DoAsync(new DeleteAccessKey(key) { UserName = "alice" });

        Assert.Equal("123456789012", (await _tokens.DoInAsync(TokenFixture.Other, new GetAccessKeyInfo(key))).Account);
        Assert.Equal("ValidationError", (await Iam.RefusedAsync(new GetAccessKeyInfo("AKIA0000000000000000"))).Code);
    }

    private async Task<Credentials> AssumeAsync()
    {
        if (!(await Iam.DoAsync(new ListRoles())).Roles.Any(role => role.RoleName == "reader"))
        {
            await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice), PolicyTexts.Allow("iam:ListUsers"));
        }

        return (await _tokens.OkAsync(await _tokens.AliceAsync(), new AssumeRole("arn:aws:iam::123456789012:role/reader", "day1"))).Credentials;
    }

    private static (string UserId, string Arn) Who(GetCallerIdentityResult identity) => (identity.UserId, identity.Arn);
}
