using Bunit;
using IamConsole.Components.Shared;
using IamConsole.Tests.Support;
using Xunit;

namespace IamConsole.Tests.Components.Shared;

public sealed class PolicyChangeReviewTests : ConsoleContext
{
    [Fact]
    public void What_is_granted_and_taken_is_counted_by_service_and_level()
    {
        var review = Show(PolicyTexts.Allow("iam:AttachUserPolicy"), PolicyTexts.Allow("s3:PutObject"));

        Assert.Equal(["+ 1 1 granted: Write", "− 1 1 taken away: Permissions management"], Texts(review, ".change-total .change"));
        Assert.Contains("Amazon S3", Texts(review, ".change-service .btn-link"));
    }

    [Fact]
    public async Task A_service_opens_to_its_actions_and_what_changes_about_them()
    {
        var review = Show(
            PolicyTexts.Allow("s3:GetObject"),
            """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"true"}}}}""");
        Assert.Equal(["± 1 1 changed: Read narrowed"], Texts(review, ".change"));
        Assert.Empty(review.FindAll("tbody tr"));

        await review.Find(".change-service button").ClickAsync(new());

        Assert.Equal("true", review.Find(".change-service button").GetAttribute("aria-expanded"));
        Assert.Equal("Now only when aws:MultiFactorAuthPresent = true", Texts(review, "tbody tr td:nth-child(3)").Single());
    }

    [Fact]
    public void An_explicit_deny_is_named()
    {
        var review = Show(
            PolicyTexts.Allow("s3:GetObject"),
            """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"},{"Effect":"Deny","Action":"s3:GetObject","Resource":"*"}]}""");

        Assert.Equal(["− 1 1 taken away: Read now explicitly denied"], Texts(review, ".change"));
    }

    [Fact]
    public void No_change_is_said()
    {
        Assert.Contains("Nothing changes.", Show(PolicyTexts.Allow("s3:GetObject"), PolicyTexts.Allow("s3:GetObject")).Markup, StringComparison.Ordinal);
        Assert.Contains("only the text differs", Show(PolicyTexts.Allow("s3:GetObject"), PolicyTexts.Allow("S3:getobject")).Markup, StringComparison.Ordinal);
        Assert.Contains("cannot be compared", Show(PolicyTexts.Allow("s3:GetObject"), "{}").Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_texts_stand_side_by_side_with_the_difference_marked_and_the_rest_folded()
    {
        var filler = string.Concat(Enumerable.Range(0, 20).Select(i => $"  \"{i}\",\n"));
        var review = Show($"[\n{filler}  \"s3:GetObject\"\n]", $"[\n{filler}  \"s3:PutObject\"\n]");

        await review.FindAll(".segmented button")[1].ClickAsync(new());

        Assert.Equal(["old", "new"], Texts(review, "thead th"));
        Assert.Equal("18 unchanged lines", Texts(review, ".diff-fold").Single());
        Assert.Contains("s3:GetObject", Texts(review, ".diff-differs .diff-line.diff-old").Single(), StringComparison.Ordinal);
        Assert.Contains("s3:PutObject", Texts(review, ".diff-differs .diff-line.diff-new").Single(), StringComparison.Ordinal);
        Assert.NotEmpty(review.FindAll(".diff-differs mark"));

        await review.Find(".diff-choice input").ChangeAsync(new() { Value = true });

        Assert.Equal(23, review.FindAll("tbody tr").Count);
    }

    private IRenderedComponent<PolicyChangeReview> Show(string before, string after) => Render<PolicyChangeReview>(parameters => parameters
        .Add(p => p.Before, new PolicyText("old", before)).Add(p => p.After, new PolicyText("new", after)));

    private static List<string> Texts(IRenderedComponent<PolicyChangeReview> review, string selector) =>
        [.. review.FindAll(selector).Select(element => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
