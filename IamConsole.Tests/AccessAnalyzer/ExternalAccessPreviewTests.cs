using IamConsole.Core.AccessAnalyzer;
using IamConsole.Core.Arns;
using IamConsole.Tests.Support;

namespace IamConsole.Tests.AccessAnalyzer;

public sealed class ExternalAccessPreviewTests
{
    private static readonly AccountId Own = AccountId.Parse("123456789012");

    [Fact]
    public void It_says_what_is_new_what_stays_and_what_goes() => Assert.Equal(
        [("777777777777", AccessChange.New), ("999999999999", AccessChange.Existing), ("888888888888", AccessChange.Resolved)],
        Of(PolicyTexts.Trust("""{"AWS":["888888888888","999999999999"]}"""), PolicyTexts.Trust("""{"AWS":["777777777777","999999999999"]}""")));

    [Fact]
    public void Another_condition_is_other_access() => Assert.Equal(
        [("999999999999", AccessChange.New), ("999999999999", AccessChange.Resolved)],
        Of(PolicyTexts.Trust("""{"AWS":"999999999999"}"""), PolicyTexts.Trust("""{"AWS":"999999999999"}""", """{"StringEquals":{"sts:ExternalId":"four words"}}""")));

    [Fact]
    public void More_actions_are_a_change() => Assert.Equal(
        [("999999999999", AccessChange.Changed)],
        Of(PolicyTexts.Trust("""{"AWS":"999999999999"}"""), PolicyTexts.Trust("""{"AWS":"999999999999"}""").Replace("sts:AssumeRole", "sts:*", StringComparison.Ordinal)));

    [Fact]
    public void Of_a_role_that_is_yet_to_be_made_everything_is_new() => Assert.Equal([("*", AccessChange.New)], Of(null, PolicyTexts.Trust("""{"AWS":"*"}""")));

    [Fact]
    public void A_draft_that_cannot_be_read_lets_nobody_in() => Assert.Equal([("999999999999", AccessChange.Resolved)], Of(PolicyTexts.Trust("""{"AWS":"999999999999"}"""), "{"));

    private static IEnumerable<(string, AccessChange)> Of(string? current, string draft) => ExternalAccessPreview.Of(Own, current, draft).Select(access => (access.Grant.Principal, access.Change));
}
