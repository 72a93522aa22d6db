using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Shared;

public sealed class ComboboxTests : ConsoleContext
{
    private static readonly ComboboxOption[] Fruit = [new("a", "Apple"), new("b", "Banana", "yellow"), new("c", "Cherry")];
    private readonly List<string> _chosen = [];
    private readonly List<string> _typed = [];

    [Fact]
    public void Arrow_keys_walk_through_the_offers_and_Enter_takes_one()
    {
        var box = Show();

        box.Find("input").KeyDown("ArrowDown");
        box.Find("input").KeyDown("ArrowDown");
        Assert.Equal(box.FindAll("[role=option]")[1].Id, box.Find("input").GetAttribute("aria-activedescendant"));
        box.Find("input").KeyDown("ArrowUp");
        box.Find("input").KeyDown("Enter");

        Assert.Equal(["a"], _chosen);
        Assert.Equal("false", box.Find("input").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Typing_narrows_the_offers_and_Enter_takes_the_first()
    {
        var box = Show();

        box.Find("input").Change("an");
        Assert.Equal(["Bananayellow"], box.FindAll("[role=option]").Select(option => option.TextContent.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal)));
        box.Find("input").KeyDown("Enter");

        Assert.Equal(["b"], _chosen);
        Assert.Equal("", box.Find("input").GetAttribute("value"));
    }

    [Fact]
    public void Escape_closes_and_nothing_that_fits_is_said()
    {
        var box = Show();

        box.Find("input").Change("x");
        Assert.Contains("No matches for", box.Markup, StringComparison.Ordinal);
        box.Find("input").KeyDown("Escape");

        Assert.DoesNotContain("No matches for", box.Markup, StringComparison.Ordinal);
        box.Find("input").KeyDown("Enter");
        Assert.Empty(_chosen);
    }

    [Fact]
    public void A_free_text_is_an_answer_and_Enter_takes_an_offer_only_once_it_is_walked_to()
    {
        var box = Show(free: true);

        box.Find("input").Change("an");
        box.Find("input").KeyDown("Enter");
        Assert.Empty(_chosen);
        Assert.Equal(["an"], _typed);

        box.Find("input").KeyDown("ArrowDown");
        box.Find("input").KeyDown("Enter");
        Assert.Equal(["b"], _chosen);
        Assert.Equal("b", box.Find("input").GetAttribute("value"));
    }

    private IRenderedComponent<Combobox> Show(bool free = false) => Render<Combobox>(parameters =>
    {
        parameters
            .Add(p => p.Label, "Fruit")
            .Add(p => p.Free, free)
            .Add(p => p.Search, text => [.. Fruit.Where(fruit => fruit.Text.Contains(text, StringComparison.OrdinalIgnoreCase))])
            .Add(p => p.OnChosen, option => _chosen.Add(option.Value));
        if (free)
        {
            parameters.Add(p => p.TextChanged, _typed.Add);
        }
    });
}
