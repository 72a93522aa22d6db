using IamConsole.Core.AccessKeys;
using IamConsole.Core.Arns;
using IamConsole.Core.Authentication;
using IamConsole.Core.InlinePolicies;
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

/// <summary>Two accounts: alice with a long-term key in the one, roles in both.</summary>
public sealed class TokenFixture : IAsyncDisposable
{
    public static readonly AccountId Other = AccountId.Parse("444455556666");

    private static readonly ClientInfo Client = new("192.0.2.1", "tests", true);

    private TokenFixture(IamFixture iam) => Iam = iam;

    public IamFixture Iam { get; }

    public TemporaryCredentials Tokens => Iam.Services.GetRequiredService<TemporaryCredentials>();

    public static async Task<TokenFixture> CreateAsync()
    {
        var fixture = new TokenFixture(await IamFixture.CreateAsync());
        await fixture.Iam.DoAsync(new CreateUser("alice"));
        await fixture.Iam.AddAccountAsync(Other);
        return fixture;
    }

    public static string TrustOf(string principal, string? condition = null, string action = "\"sts:AssumeRole\"") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":{{action}}{{(condition is null ? "" : ",\"Condition\":" + condition)}}}]}""";

    /// <summary>A role of the first account.</summary>
    public async Task<string> AddRoleAsync(string name, string trust, string? permissions = null) => await AddRoleAsync(Iam.Account, name, trust, permissions);

    public async Task<string> AddRoleAsync(AccountId account, string name, string trust, string? permissions = null)
    {
        var role = (await DoInAsync(account, new CreateRole(name, trust) { MaxSessionDuration = 7200 })).Role;
        if (permissions is not null)
        {
            await DoInAsync(account, new PutRolePolicy(name, "own", permissions));
        }

        return role.Arn;
    }

    public async Task<T> DoInAsync<T>(AccountId account, IamOperation<T> operation)
        where T : class
    {
        var result = await Iam.Gateway.SendAsync(Caller.Installation(account), operation);
        Assert.True(result.IsSuccess, $"{result.Error?.Code}: {result.Error?.Message}");
        return result.Value;
    }

    /// <summary>Alice with her access key.</summary>
    public async Task<Caller> AliceAsync()
    {
        var key = await Iam.ReadAsync(db => db.AccessKeys.FirstOrDefaultAsync());
        var id = key?.Id ?? (await Iam.DoAsync(new CreateAccessKey("alice"))).AccessKey.AccessKeyId;
        return (await Iam.CallerOfAsync("alice")) with { IsTemporary = false, IssuedAt = null, AccessKeyId = id };
    }

    /// <summary>Who signs with temporary credentials.</summary>
    public async Task<Caller> CallerOfAsync(Credentials credentials)
    {
        var opened = await Tokens.OpenAsync(credentials.AccessKeyId, credentials.SessionToken, Client);
        Assert.True(opened.IsSuccess, opened.Error?.Message);
        Assert.Equal(credentials.SecretAccessKey, opened.Value.SecretAccessKey);
        return opened.Value.Caller;
    }

    public async Task<IamError?> RefusalOfAsync(Credentials credentials) => (await Tokens.OpenAsync(credentials.AccessKeyId, credentials.SessionToken, Client)).Error;

    /// <summary>Assumes a role and expects that it is allowed.</summary>
    public async Task<Caller> AssumeAsync(Caller caller, AssumeRole request) => await CallerOfAsync((await OkAsync(caller, request)).Credentials);

    public async Task<T> OkAsync<T>(Caller caller, IamOperation<T> operation)
        where T : class
    {
        var result = await Iam.Gateway.SendAsync(caller, operation);
        Assert.True(result.IsSuccess, $"{result.Error?.Code}: {result.Error?.Message}");
        return result.Value;
    }

    public async Task<IamError> RefusedAsync<T>(Caller caller, IamOperation<T> operation)
        where T : class
    {
        var result = await Iam.Gateway.SendAsync(caller, operation);
        Assert.False(result.IsSuccess, "The operation succeeded.");
        return result.Error!;
    }

    public ValueTask DisposeAsync() => Iam.DisposeAsync();
}
