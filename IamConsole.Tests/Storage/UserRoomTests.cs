using IamConsole.Core.Model;
using IamConsole.Core.Storage;
using IamConsole.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IamConsole.Tests.Storage;

/// <summary>An account that may have three users.</summary>
public sealed class UserRoomTests : IAsyncLifetime
{
    private const int Most = 3;

    private IamFixture _iam = null!;
    private int _made;

    public async ValueTask InitializeAsync() => _iam = await IamFixture.CreateAsync();

    public ValueTask DisposeAsync() => _iam.DisposeAsync();

    [Fact]
    public async Task Has_room_until_it_is_full()
    {
        Assert.Equal([true, true, true, false, false], await MakeAsync(5));
    }

    [Fact]
    public async Task Has_room_again_when_a_user_is_gone()
    {
        await MakeAsync(Most);
        await _iam.ChangeAsync(db => db.Users.Take(1).ExecuteDeleteAsync());

        Assert.Equal([true, false], await MakeAsync(2));
    }

    [Fact]
    public async Task What_was_undone_takes_no_room()
    {
        await using (var undone = await _iam.Services.GetRequiredService<IamStore>().BeginWriteAsync(_iam.Account, CancellationToken.None))
        {
            Assert.Equal([true, true, true], Enumerable.Range(0, Most).Select(_ => undone.Db.HasRoomForUser(Most)));
        }

        Assert.Equal([true, true, true, false], await MakeAsync(4));
    }

    private async Task<IReadOnlyList<bool>> MakeAsync(int users)
    {
        var hadRoom = new bool[users];
        for (var number = 0; number < users; number++)
        {
            await _iam.ChangeAsync(async db =>
            {
                hadRoom[number] = db.HasRoomForUser(Most);
                if (hadRoom[number])
                {
                    var name = $"user-{_made++}";
                    db.Users.Add(new IamUser { Id = "AIDA" + name, Name = name, Path = "/", CreatedAt = DateTimeOffset.UnixEpoch, SecurityStamp = "" });
                    await db.SaveChangesAsync();
                }
            });
        }

        return hadRoom;
    }
}
