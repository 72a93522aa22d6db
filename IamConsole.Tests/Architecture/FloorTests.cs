using IamConsole.Core.Operations;

namespace IamConsole.Tests.Architecture;

public sealed class FloorTests
{
    // Registers every service of Core, whichever floor it is on.
    private static readonly string CompositionRoot = typeof(CoreServices).FullName!;

    [Fact]
    public void A_room_uses_only_the_floors_below_it_and_a_feature_never_another()
    {
        var uses = Houses.Uses.Where(use => Floors.RoomOf(use.FromNamespace) is not null && Floors.RoomOf(use.ToNamespace) is not null && use.From != CompositionRoot).ToList();

        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(use => !Floors.Allows(Floors.RoomOf(use.FromNamespace)!, Floors.RoomOf(use.ToNamespace)!)).Select(use => use.ToString()));
    }

    [Fact]
    public void The_pure_rooms_know_no_database_no_HTTP_no_clock_and_no_async()
    {
        string[] forbidden =
        [
            "Microsoft.", "System.Net", "System.Threading.Tasks", "System.TimeProvider", "System.IO.File", "System.Data",
        ];
        var uses = Houses.Uses.Where(use => Floors.RoomOf(use.FromNamespace) is { } room && Floors.PureRooms.Contains(room)).ToList();

        Assert.NotEmpty(uses);
        Assert.Empty(uses.Where(use => forbidden.Any(prefix => use.To.StartsWith(prefix, StringComparison.Ordinal)) && !IsCompilerMark(use)).Select(use => use.ToString()));
    }

    [Theory]
    [InlineData("IamConsole.CommandLine.AccountVerbs", "IamConsole.Core.Authentication.AccountRegistry")]
    [InlineData("IamConsole.CommandLine.Serve", "IamConsole.Core.Authentication.InstallationRegistry")]
    [InlineData("IamConsole.Hosting.Bootstrapper", "IamConsole.Core.Storage.IamDbContext")]
    [InlineData("IamConsole.Core.Users.CreateUser", "System.Guid")]
    [InlineData("IamConsole.Core.Groups.CreateGroup", "Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions")]
    public void The_reading_sees_what_asynchronous_bodies_and_lambdas_use(string from, string to) =>
        Assert.Contains(new Use(from, to), Houses.Uses);

    private static bool IsCompilerMark(Use use) => use.To.StartsWith("Microsoft.CodeAnalysis.", StringComparison.Ordinal);
}
