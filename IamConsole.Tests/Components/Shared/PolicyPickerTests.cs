using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Core.Activity;
using IamConsole.Core.ManagedPolicies;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.Components.Shared;

public sealed class PolicyPickerTests : PageContext
{
    private IReadOnlyList<PolicyRow> _selected = [];

    protected override async Task ArrangeAsync()
    {
        await DoAsync(new CreatePolicy("AAA-first", PolicyTexts.Allow("s3:*")) { Description = "The first" });
        await DoAsync(new CreatePolicy("AAA-second", PolicyTexts.Allow("s3:*")));
    }

    [Fact]
    public void Many_policies_are_chosen_by_their_check_boxes()
    {
        var picker = RenderPicker(single: false);

        Row(picker, "AAA-first").QuerySelector("input")!.Change(true);
        Row(picker, "AAA-second").QuerySelector("input")!.Change(true);

        Assert.Equal(["AAA-first", "AAA-second"], _selected.Select(row => row.Name).Order());
    }

    [Fact]
    public void One_policy_is_chosen_by_its_radio_button_and_the_choice_can_be_taken_back()
    {
        var picker = RenderPicker(single: true);

        Row(picker, "AAA-first").QuerySelector("input[type=radio]")!.Change(true);
        Row(picker, "AAA-second").QuerySelector("input[type=radio]")!.Change(true);
        Assert.Equal("AAA-second", Assert.Single(_selected).Name);

        picker.FindAll("button").First(button => button.TextContent == "Clear choice").Click();
        Assert.Empty(_selected);
    }

    [Fact]
    public void A_policy_that_is_attached_already_cannot_be_chosen()
    {
        var picker = RenderPicker(single: false, taken: ["arn:aws:iam::123456789012:policy/AAA-first"]);

        Assert.True(Row(picker, "AAA-first").QuerySelector("input")!.HasAttribute("aria-disabled"));
        Assert.Contains("Already attached", Row(picker, "AAA-first").TextContent, StringComparison.Ordinal);
        Assert.False(Row(picker, "AAA-second").QuerySelector("input")!.HasAttribute("aria-disabled"));
    }

    [Fact]
    public async Task A_policy_made_elsewhere_appears()
    {
        var picker = RenderPicker(single: false);
        await DoAsync(new CreatePolicy("AAA-third", PolicyTexts.Allow("s3:*")));

        await picker.InvokeAsync(() => Client.AnnounceAsync(ChangedKinds.Policies));

        picker.WaitForAssertion(() => Row(picker, "AAA-third"));
    }

    private static AngleSharp.Dom.IElement Row(IRenderedComponent<PolicyPicker> picker, string name) =>
        picker.FindAll("tbody tr").Single(row => row.TextContent.Contains(name, StringComparison.Ordinal));

    private IRenderedComponent<PolicyPicker> RenderPicker(bool single, IReadOnlyCollection<string>? taken = null)
    {
        var picker = Render<PolicyPicker>(parameters => parameters
            .Add(p => p.Single, single)
            .Add(p => p.Taken, taken ?? [])
            .Bind(p => p.Selected, _selected, selected => _selected = selected));
        picker.WaitForAssertion(() => Row(picker, "AAA-first"));
        return picker;
    }
}
