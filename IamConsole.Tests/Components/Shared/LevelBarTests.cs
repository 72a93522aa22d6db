using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.Catalog;
using IamConsole.Core.Summaries;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class LevelBarTests : ConsoleContext
{
    [Fact]
    public void Each_level_carries_its_letter_and_numbers_and_the_whole_a_description()
    {
        var bar = Render<LevelBar>(parameters => parameters.Add(p => p.Levels,
        [
            new LevelCount(AccessLevel.List, 3, 3), new LevelCount(AccessLevel.Read, 1, 2_000), new LevelCount(AccessLevel.Write, 0, 5),
            new LevelCount(AccessLevel.PermissionsManagement, 0, 0), new LevelCount(AccessLevel.Tagging, 4, 5),
        ]));

        Assert.Equal(["L 3/3", "R 1/2,000", "W 0/5", "P –", "T 4/5"], bar.FindAll(".level-part").Select(part => part.TextContent));
        Assert.Equal(
            "List: 3 of 3, Read: 1 of 2,000, Write: 0 of 5, Permissions management: 0 of 0, Tagging: 4 of 5",
            bar.Find("[role=img]").GetAttribute("aria-label"));
        Assert.Equal([null, "--part:6%", null, null, "--part:80%"], bar.FindAll(".level-part").Select(part => part.GetAttribute("style")));
        Assert.Equal(
            ["level-full", "level-limited", "level-none", "level-none", "level-limited"],
            bar.FindAll(".level-part").Select(part => part.ClassName!.Split(' ')[^1]));
    }
}
