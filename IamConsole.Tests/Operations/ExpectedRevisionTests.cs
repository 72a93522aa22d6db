using IamConsole.Core.LoginProfiles;
using IamConsole.Core.Operations;
using IamConsole.Core.Users;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace IamConsole.Tests.Operations;

public sealed class ExpectedRevisionTests : IAsyncLifetime
{
    private IamFixture _iam = null!;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task A_change_of_what_was_shown_is_refused_when_another_has_its_name_now()
    {
        var shown = (await _iam.DoAsync(new CreateUser("alice"))).User;
        await _iam.DoAsync(new DeleteUser("alice"));
        await _iam.DoAsync(new CreateUser("alice"));

        var result = await _iam.Gateway.SendAllAsync(
            _iam.Root,
            [new TagUser("alice", [new("team", "blue")]), new CreateLoginProfile("alice") { Password = "Correct-horse-9" }],
            new ExpectedRevision(shown.UserId, 1));

        Assert.Equal(IamError.ConcurrentModification(), Assert.IsType<BatchRefused>(result.Error).Error);
        Assert.Equal((0, 0), await _iam.ReadAsync(async db => (await db.Tags.CountAsync(), await db.LoginProfiles.CountAsync())));
    }

    [Fact]
    public async Task Each_sending_compares_anew()
    {
        var shown = (await _iam.DoAsync(new CreateUser("alice"))).User;
        var expected = new ExpectedRevision(shown.UserId, 1);
        await _iam.DoAsync(new TagUser("alice", [new("team", "red")]));

        foreach (var attempt in Enumerable.Range(1, 2))
        {
            var result = await _iam.Gateway.SendAsync(_iam.Root, new TagUser("alice", [new("team", $"blue{attempt}")]), expected);
            Assert.Equal(IamError.ConcurrentModification(), result.Error);
        }

        Assert.Equal("red", await _iam.ReadAsync(db => db.Tags.Select(tag => tag.Value).SingleAsync()));
    }
}
