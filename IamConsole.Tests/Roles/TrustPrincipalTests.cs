using IamConsole.Core.Operations;
using IamConsole.Core.Roles;
using IamConsole.Core.SecurityTokens;
using IamConsole.Core.Users;
using IamConsole.Tests.SecurityTokens;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Roles;

/// <summary>Whom a trust policy means: users and roles themselves, not whoever has their names.</summary>
public sealed class TrustPrincipalTests : IAsyncLifetime
{
    private const string Alice = "arn:aws:iam::123456789012:user/alice";

    private TokenFixture _tokens = null!;

    private IamFixture Iam => _tokens.Iam;

    public async ValueTask InitializeAsync() => _tokens = await TokenFixture.CreateAsync();

    public ValueTask DisposeAsync() => _tokens.DisposeAsync();

    [Fact]
    public async Task A_trusted_user_is_stored_by_its_id_and_shown_by_its_ARN()
    {
        var trust = TokenFixture.TrustOf(Alice);

        var created = await _tokens.DoInAsync(TokenFixture.Other, new CreateRole("guest", trust));

        Assert.Equal(trust, created.Role.AssumeRolePolicyDocument);
        Assert.Equal(trust, (await _tokens.DoInAsync(TokenFixture.Other, new GetRole("guest"))).Role.AssumeRolePolicyDocument);
        Assert.Equal(trust, (await _tokens.DoInAsync(TokenFixture.Other, new ListRoles())).Roles.Single().AssumeRolePolicyDocument);
        var id = await Iam.ReadAsync(db => db.Users.Select(user => user.Id).SingleAsync());
        Assert.Contains($"\"{id}\"", await Iam.ReadAsync(db => db.Roles.IgnoreQueryFilters().Select(role => role.AssumeRolePolicyDocument).SingleAsync()));
    }

    [Fact]
    public async Task Of_a_user_that_is_gone_the_id_is_shown_and_a_new_one_of_its_name_is_not_trusted()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));
        var id = (await Iam.DoAsync(new GetUser("alice"))).User.UserId;
        await Iam.DoAsync(new DeleteUser("alice"));
        await Iam.DoAsync(new CreateUser("alice"));

        var detail = (await Iam.Gateway.QueryAsync(Iam.Root, new RoleDetailQuery("reader"))).Value;

        Assert.Equal(TokenFixture.TrustOf(id), detail.Role.AssumeRolePolicyDocument);
        Assert.Equal([id], detail.Notes.Gone);
        Assert.IsType<AccessDenied>(await _tokens.RefusedAsync(await _tokens.AliceAsync(), new AssumeRole(role, "day1")));
    }

    [Fact]
    public async Task Who_edits_a_policy_has_to_take_out_the_id_of_a_user_that_is_gone()
    {
        await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));
        var id = (await Iam.DoAsync(new GetUser("alice"))).User.UserId;
        await Iam.DoAsync(new UpdateAssumeRolePolicy("reader", TokenFixture.TrustOf(id)));
        Assert.Equal(TokenFixture.TrustOf(Alice), (await Iam.DoAsync(new GetRole("reader"))).Role.AssumeRolePolicyDocument);
        await Iam.DoAsync(new DeleteUser("alice"));

        Assert.Equal(IamError.MalformedPolicyDocument($"Invalid principal in policy: \"AWS\":\"{id}\""), await Iam.RefusedAsync(new UpdateAssumeRolePolicy("reader", TokenFixture.TrustOf(id))));
    }

    [Fact]
    public async Task A_renamed_user_is_trusted_still_and_shown_by_its_new_name()
    {
        var role = await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));
        await Iam.DoAsync(new UpdateUser("alice") { NewUserName = "alicia" });

        var alicia = (await Iam.CallerOfAsync("alicia")) with { IsTemporary = false, IssuedAt = null };

        Assert.Equal(TokenFixture.TrustOf("arn:aws:iam::123456789012:user/alicia"), (await Iam.DoAsync(new GetRole("reader"))).Role.AssumeRolePolicyDocument);
        await _tokens.OkAsync(alicia, new AssumeRole(role, "day1"));
    }

    [Fact]
    public async Task A_trusted_role_is_met_by_its_sessions()
    {
        var first = await _tokens.AddRoleAsync("first", TokenFixture.TrustOf(Alice));
        var second = await _tokens.AddRoleAsync(TokenFixture.Other, "second", TokenFixture.TrustOf(first));
        await Iam.DoAsync(new Core.InlinePolicies.PutRolePolicy("first", "own", PolicyTexts.Allow("sts:AssumeRole")));
        var one = await _tokens.AssumeAsync(await _tokens.AliceAsync(), new AssumeRole(first, "day1"));

        await _tokens.OkAsync(one, new AssumeRole(second, "day1"));
    }

    [Theory]
    [InlineData("arn:aws:iam::123456789012:user/nobody")]
    [InlineData("arn:aws:iam::123456789012:user/Alice")]
    [InlineData("arn:aws:iam::444455556666:role/none")]
    public async Task Somebody_unknown_of_an_account_of_the_installation_is_refused(string arn)
    {
        var refusal = IamError.MalformedPolicyDocument($"Invalid principal in policy: \"AWS\":\"{arn}\"");

        Assert.Equal(refusal, await Iam.RefusedAsync(new CreateRole("reader", TokenFixture.TrustOf(arn))));
        await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Alice));
        Assert.Equal(refusal, await Iam.RefusedAsync(new UpdateAssumeRolePolicy("reader", TokenFixture.TrustOf(arn))));
    }

    [Fact]
    public async Task Somebody_of_an_account_elsewhere_is_kept_as_written_and_noted()
    {
        const string Elsewhere = "arn:aws:iam::999999999999:user/somebody";
        await _tokens.AddRoleAsync("reader", TokenFixture.TrustOf(Elsewhere));

        var detail = (await Iam.Gateway.QueryAsync(Iam.Root, new RoleDetailQuery("reader"))).Value;

        Assert.Equal(TokenFixture.TrustOf(Elsewhere), detail.Role.AssumeRolePolicyDocument);
        Assert.Equal([Elsewhere], detail.Notes.External);
    }

    [Fact]
    public async Task An_account_by_its_digits_is_shown_as_its_ARN() =>
        Assert.Equal(
            TokenFixture.TrustOf("arn:aws:iam::444455556666:root"),
            (await Iam.DoAsync(new CreateRole("reader", TokenFixture.TrustOf("444455556666")))).Role.AssumeRolePolicyDocument);
}
