"""The main job of the app that was built."""
import driver
import story


def test_story(folder):
    """A sample is chosen and run, its cycle collected, the recording saved and opened again."""
    story.tell(folder)


driver.main([test_story])
