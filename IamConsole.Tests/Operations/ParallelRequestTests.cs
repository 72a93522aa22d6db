using IamConsole.Core.AccessKeys;
using IamConsole.Core.Groups;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Operations;

public sealed class ParallelRequestTests : IAsyncLifetime
{
    private const string Document = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}""";

    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync()
    {
        _iam = await IamFixture.CreateAsync();
        await _iam.DoAsync(new CreateUser("alice"));
    }

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Two_access_keys_stay_two()
    {
        Assert.Equal((2, "LimitExceeded"), await RaceAsync(8, _ => new CreateAccessKey("alice")));
        Assert.Equal(2, await _iam.ReadAsync(db => db.AccessKeys.CountAsync()));
    }

    [Fact]
    public async Task Five_policy_versions_stay_five()
    {
        var arn = (await _iam.DoAsync(new CreatePolicy("p", Document))).Policy.Arn;

        Assert.Equal((4, "LimitExceeded"), await RaceAsync(8, _ => new CreatePolicyVersion(arn, Document)));
        Assert.Equal(5, await _iam.ReadAsync(db => db.PolicyVersions.CountAsync()));
    }

    [Fact]
    public async Task Ten_groups_stay_ten()
    {
        foreach (var number in Enumerable.Range(0, 13))
        {
            await _iam.DoAsync(new CreateGroup($"g{number}"));
        }

        Assert.Equal((10, "LimitExceeded"), await RaceAsync(13, number => new AddUserToGroup($"g{number}", "alice")));
        Assert.Equal(10, await _iam.ReadAsync(db => db.GroupMemberships.CountAsync()));
    }

    [Fact]
    public async Task One_name_is_given_once() =>
        Assert.Equal((1, "EntityAlreadyExists"), await RaceAsync(8, number => new CreateUser(number % 2 == 0 ? "bob" : "BOB")));

    /// <summary>How many of the requests succeeded, and the one code by which the others were refused.</summary>
    private async Task<(int Successes, string Code)> RaceAsync<T>(int count, Func<int, IamOperation<T>> request)
        where T : class
    {
        var results = await Task.WhenAll(Enumerable.Range(0, count).Select(number => Task.Run(() => _iam.Gateway.SendAsync(_iam.Root, request(number)))));
        return (results.Count(result => result.IsSuccess), Assert.Single(results.Where(result => !result.IsSuccess).Select(result => result.Error!.Code).Distinct()));
    }
}
